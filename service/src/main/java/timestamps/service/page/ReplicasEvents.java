package timestamps.service.page;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import timestamps.service.replicas.LiveReplicas;
import timestamps.service.replicas.Pulse;

import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;

/**
 * What all replicas record, as server-sent events, at a cost that does not grow with the
 * visits: at most four events a second, each with the exact counts and at most
 * {@value timestamps.service.visits.RecentVisits#KEPT} visits, the newest. A slow client
 * gets fewer events and the same counts.
 */
@Component
class ReplicasEvents {

	/** How long a client waits before it connects again. */
	private static final Duration RETRY = Duration.ofMillis(500);

	private final LiveReplicas replicas;

	ReplicasEvents(LiveReplicas replicas) {
		this.replicas = replicas;
	}

	Flux<ServerSentEvent<ReplicasEvent>> stream() {
		return Flux.defer(() -> {
			AtomicReference<List<Pulse>> latest = new AtomicReference<>(List.of());
			Flux<ServerSentEvent<ReplicasEvent>> watching = this.replicas.states()
				.doOnNext(latest::set)
				.thenMany(Flux.empty());
			return Flux.merge(watching, events(latest));
		});
	}

	private static Flux<ServerSentEvent<ReplicasEvent>> events(AtomicReference<List<Pulse>> latest) {
		AtomicReference<List<Pulse>> sent = new AtomicReference<>(List.of());
		return Pulse.ticks().handle((Boolean beat, SynchronousSink<ServerSentEvent<ReplicasEvent>> sink) -> {
			List<Pulse> now = Objects.requireNonNull(latest.get());
			if (!now.isEmpty() && (beat || now != sent.get())) {
				ReplicasEvent event = ReplicasEvent.between(sent.getAndSet(now), now);
				sink.next(ServerSentEvent.builder(event).event("set").retry(RETRY).build());
			}
		});
	}

}
