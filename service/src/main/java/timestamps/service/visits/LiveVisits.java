package timestamps.service.visits;

import java.time.Duration;
import java.util.List;

import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import timestamps.service.log.Visit;
import timestamps.service.log.VisitLog;
import timestamps.service.web.OpenStreams;

import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;

/**
 * New visits as server-sent events. Each client has a bounded buffer. When a slow
 * client's buffer is full, its stream ends, and it may connect again.
 */
@Component
class LiveVisits {

	static final int BUFFER = 1024;

	private static final Duration HEARTBEAT = Duration.ofSeconds(10);

	private final Sinks.Many<ServerSentEvent<VisitView>> visits = Sinks.many().multicast().directBestEffort();

	private final OpenStreams streams;

	LiveVisits(VisitLog log, OpenStreams streams) {
		this.streams = streams;
		log.listen((batch, write) -> publish(batch));
	}

	private void publish(List<Visit> batch) {
		if (this.visits.currentSubscriberCount() > 0) {
			batch.stream().map(LiveVisits::event).forEach(this.visits::tryEmitNext);
		}
	}

	Flux<ServerSentEvent<VisitView>> events() {
		return this.streams.open(OpenStreams.Kind.VISITS, Flux.defer(this::stream));
	}

	private Flux<ServerSentEvent<VisitView>> stream() {
		// Continues on other threads: visitors wait for the thread that calls publish.
		Flux<ServerSentEvent<VisitView>> live = this.visits.asFlux()
			.onBackpressureBuffer(BUFFER, BufferOverflowStrategy.ERROR)
			.publishOn(Schedulers.parallel());
		ServerSentEvent<VisitView> beat = ServerSentEvent.<VisitView>builder().comment("").build();
		Flux<ServerSentEvent<VisitView>> heartbeat = Flux.interval(Duration.ZERO, HEARTBEAT)
			.map((tick) -> beat)
			.onBackpressureDrop();
		return Flux.merge(live, heartbeat).onErrorComplete();
	}

	private static ServerSentEvent<VisitView> event(Visit visit) {
		return ServerSentEvent.builder(VisitView.of(visit)).event("visit").id(String.valueOf(visit.sequence())).build();
	}

}
