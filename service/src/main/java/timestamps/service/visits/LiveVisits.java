package timestamps.service.visits;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import timestamps.service.log.Visit;
import timestamps.service.log.VisitLog;
import timestamps.service.web.TooManyClientsException;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;

/**
 * New visits as server-sent events. A client that does not keep up has a bounded buffer;
 * when that is full, its stream ends, and it may come back.
 */
@Component
class LiveVisits {

	static final int MOST_CLIENTS = 1000;

	static final int BUFFER = 1024;

	private static final Duration HEARTBEAT = Duration.ofSeconds(10);

	private final Sinks.Many<Visit> visits = Sinks.many().multicast().directBestEffort();

	private final AtomicInteger clients = new AtomicInteger();

	LiveVisits(VisitLog log) {
		log.listen((batch, write) -> publish(batch));
	}

	private void publish(List<Visit> batch) {
		if (this.clients.get() > 0) {
			batch.forEach(this.visits::tryEmitNext);
		}
	}

	Flux<ServerSentEvent<VisitView>> events() {
		return Flux.defer(() -> {
			if (this.clients.incrementAndGet() > MOST_CLIENTS) {
				this.clients.decrementAndGet();
				return Flux.error(new TooManyClientsException(MOST_CLIENTS));
			}
			return stream().doFinally((end) -> this.clients.decrementAndGet());
		});
	}

	private Flux<ServerSentEvent<VisitView>> stream() {
		Flux<ServerSentEvent<VisitView>> live = this.visits.asFlux()
			.map(LiveVisits::event)
			.onBackpressureBuffer(BUFFER, BufferOverflowStrategy.ERROR);
		ServerSentEvent<VisitView> beat = ServerSentEvent.<VisitView>builder().comment("").build();
		Flux<ServerSentEvent<VisitView>> heartbeat = Flux.interval(Duration.ZERO, HEARTBEAT)
			.map((tick) -> beat)
			.onBackpressureDrop()
			.takeUntilOther(this.visits.asFlux().ignoreElements());
		return Flux.merge(live, heartbeat).onErrorComplete();
	}

	private static ServerSentEvent<VisitView> event(Visit visit) {
		return ServerSentEvent.builder(VisitView.of(visit)).event("visit").id(String.valueOf(visit.sequence())).build();
	}

	/** A stream that did not end would hold up the end of the server. */
	@EventListener(ContextClosedEvent.class)
	void end() {
		this.visits.tryEmitComplete();
	}

}
