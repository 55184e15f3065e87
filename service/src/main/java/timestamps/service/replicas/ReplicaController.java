package timestamps.service.replicas;

import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The replicas of the set as JSON. */
@RestController
@RequestMapping(path = "/replicas", produces = MediaType.APPLICATION_JSON_VALUE)
class ReplicaController {

	private final Replicas replicas;

	ReplicaController(Replicas replicas) {
		this.replicas = replicas;
	}

	@GetMapping
	Mono<List<Replica>> all() {
		return this.replicas.all();
	}

	@GetMapping("/self")
	Mono<Replica> self() {
		return this.replicas.self();
	}

}
