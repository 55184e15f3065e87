package timestamps.service.page;

import io.swagger.v3.oas.annotations.Operation;
import reactor.core.publisher.Flux;
import timestamps.service.web.OpenStreams;

import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** All replicas, live. */
@RestController
class EventController {

	private final ReplicasEvents events;

	private final OpenStreams streams;

	EventController(ReplicasEvents events, OpenStreams streams) {
		this.events = events;
		this.streams = streams;
	}

	@Operation(summary = "What all replicas record, live",
			description = "The first event tells everything, each further one what has changed; at most four a second, "
					+ "each with exact counts and with the newest 20 visits at most: "
					+ "up to 80 visits a second none is left out. Without news there is an event without any each half second.")
	@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<ReplicasEvent>> events() {
		return this.streams.open(OpenStreams.Kind.EVENTS, this.events.stream());
	}

}
