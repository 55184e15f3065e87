package timestamps.service.replicas;

import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import timestamps.service.ServiceProperties;
import timestamps.service.log.VisitLog;
import timestamps.service.visits.RecentVisits;
import timestamps.service.web.Readiness;

import org.springframework.stereotype.Component;

/** What this replica reports about itself. Nothing here waits for the disk. */
@Component
class ThisReplica {

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

	/** A pulse with the newest visits. */
	Pulse pulse() {
		return pulse(0);
	}

	private Pulse pulse(long after) {
		RecentVisits.Snapshot visits = this.recent.snapshot();
		return new Pulse(describe(visits), visits.minutes(), visits.after(after));
	}

	/**
	 * {@return a pulse now, one at each tick if visits were recorded, and one at each
	 * beat in any case; a slow subscriber misses some}
	 */
	Flux<Pulse> pulses() {
		return Flux.defer(() -> {
			AtomicLong reported = new AtomicLong();
			return Pulse.ticks().handle((Boolean beat, SynchronousSink<Pulse> sink) -> {
				if (beat || this.log.count() != reported.get()) {
					Pulse pulse = pulse(reported.get());
					pulse.visits().stream().findFirst().ifPresent((visit) -> reported.set(visit.sequence()));
					sink.next(pulse);
				}
			});
		});
	}

}
