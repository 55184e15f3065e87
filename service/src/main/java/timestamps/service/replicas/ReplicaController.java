package timestamps.service.replicas;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import timestamps.service.web.OpenStreams;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All replicas as JSON, and the pulses that replicas read from one another. */
@RestController
@RequestMapping("/replicas")
class ReplicaController {

	private final Replicas replicas;

	private final ThisReplica self;

	private final OpenStreams streams;

	ReplicaController(Replicas replicas, ThisReplica self, OpenStreams streams) {
		this.replicas = replicas;
		this.self = self;
		this.streams = streams;
	}

	@Operation(summary = "Every replica of the set; one that does not answer is listed as such")
	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<List<Replica>> all() {
		return this.replicas.recent().map((pulses) -> pulses.stream().map(Pulse::replica).toList());
	}

	@Operation(summary = "This replica alone")
	@GetMapping(path = "/self", produces = MediaType.APPLICATION_JSON_VALUE)
	Replica self() {
		return this.self.describe();
	}

	@Operation(summary = "This replica with its newest visits, for other replicas")
	@GetMapping(path = "/self/pulse", produces = MediaType.APPLICATION_JSON_VALUE)
	Pulse pulse() {
		return this.self.pulse();
	}

	@Operation(summary = "The same twice a second, and four times while there are visits")
	@GetMapping(path = "/self/pulse", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Pulse> pulses() {
		return this.streams.open(OpenStreams.Kind.PULSES, this.self.pulses());
	}

}
