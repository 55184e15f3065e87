package timestamps.service.replicas;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import timestamps.service.ServiceProperties;
import timestamps.service.log.VisitLog;
import timestamps.service.visits.RecentVisits;
import timestamps.service.web.Readiness;

import org.springframework.stereotype.Component;

/** What this replica says of itself. Nothing here waits for the disk. */
@Component
class ThisReplica {

	/** How often it says something while there are visits. */
	static final Duration TICK = Duration.ofMillis(250);

	/** After how many ticks it says so even when nothing has happened. */
	private static final int BEAT = 2;

	private final VisitLog log;

	private final RecentVisits recent;

	private final Readiness readiness;

	private final PodStarts starts;

	private final VolumeWatch volume;

	private final String name;

	private final @Nullable String version;

	ThisReplica(VisitLog log, RecentVisits recent, Readiness readiness, PodStarts starts, VolumeWatch volume,
			ServiceProperties properties) {
		this.log = log;
		this.recent = recent;
		this.readiness = readiness;
		this.starts = starts;
		this.volume = volume;
		this.name = properties.replica();
		String version = properties.version();
		this.version = (version == null || version.isBlank()) ? null : version;
	}

	String name() {
		return this.name;
	}

	Replica describe() {
		return describe(this.recent.snapshot());
	}

	private Replica describe(RecentVisits.Snapshot visits) {
		return new Replica(this.name, true, this.readiness.isReady(), visits.count(), visits.first(), visits.latest(),
				this.version, this.starts.first(), this.starts.restarts(), this.volume.volume());
	}

	/**
	 * {@return what there is to say, with the newest visits}
	 */
	Pulse pulse() {
		return pulse(0);
	}

	private Pulse pulse(long after) {
		RecentVisits.Snapshot visits = this.recent.snapshot();
		return new Pulse(describe(visits), visits.minutes(), visits.after(after));
	}

	/**
	 * {@return a pulse now, one each tick in which visits were recorded, and one each
	 * other tick in any case; who does not keep up misses some}
	 */
	Flux<Pulse> pulses() {
		return Flux.defer(() -> {
			AtomicLong told = new AtomicLong();
			return Flux.interval(Duration.ZERO, TICK)
				.onBackpressureDrop()
				.handle((Long tick, SynchronousSink<Pulse> sink) -> {
					if (tick % BEAT == 0 || this.log.count() != told.get()) {
						Pulse pulse = pulse(told.get());
						pulse.visits().stream().findFirst().ifPresent((visit) -> told.set(visit.sequence()));
						sink.next(pulse);
					}
				});
		});
	}

}
