package timestamps.service.page;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import timestamps.service.replicas.LiveSet;
import timestamps.service.replicas.Pulse;

import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;

/**
 * What happens in the whole set as server-sent events, at a cost that does not grow with
 * the visits: at most four events a second, each with at most
 * {@value SetEvent#MOST_VISITS} visits and with the exact counts. Of more than that in a
 * quarter of a second, the newest are sent. A client that does not keep up gets fewer
 * events, and the same counts.
 */
@Component
class SetEvents {

	static final Duration TICK = Duration.ofMillis(250);

	/** After how many ticks without news a client gets an event without any. */
	private static final int BEAT = 2;

	/** How long a client waits before it comes back. */
	private static final Duration RETRY = Duration.ofMillis(500);

	private final LiveSet set;

	SetEvents(LiveSet set) {
		this.set = set;
	}

	Flux<ServerSentEvent<SetEvent>> stream() {
		return Flux.defer(() -> {
			AtomicReference<List<Pulse>> latest = new AtomicReference<>(List.of());
			Flux<ServerSentEvent<SetEvent>> watching = this.set.states().doOnNext(latest::set).thenMany(Flux.empty());
			return Flux.merge(watching, events(latest));
		});
	}

	private static Flux<ServerSentEvent<SetEvent>> events(AtomicReference<List<Pulse>> latest) {
		AtomicReference<List<Pulse>> told = new AtomicReference<>(List.of());
		return Flux.interval(Duration.ZERO, TICK)
			.onBackpressureDrop()
			.handle((Long tick, SynchronousSink<ServerSentEvent<SetEvent>> sink) -> {
				List<Pulse> now = Objects.requireNonNull(latest.get());
				if (!now.isEmpty() && (now != told.get() || tick % BEAT == 0)) {
					SetEvent event = SetEvent.between(told.getAndSet(now), now);
					sink.next(ServerSentEvent.builder(event).event("set").retry(RETRY).build());
				}
			});
	}

}
