package timestamps.service.replicas;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import timestamps.service.visits.VisitView;

/**
 * One replica, as the others see it. What is not known is left out.
 *
 * @param name the pod's name
 * @param answers whether it answered in time
 * @param ready whether it records visits
 * @param visits how many it has recorded
 * @param first its first visit, if there is one
 * @param latest its latest visit, if there is one
 * @param version its image's version
 * @param started when its pod's first container started, or this process if that is not
 * known
 * @param restarts how often its container was restarted in the same pod
 * @param volume how full its volume is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Replica(String name, boolean answers, boolean ready, @Nullable Long visits, @Nullable VisitView first,
		@Nullable VisitView latest, @Nullable String version, @Nullable Instant started, @Nullable Integer restarts,
		@Nullable Volume volume) {

	static Replica silent(String name) {
		return new Replica(name, false, false, null, null, null, null, null, null, null);
	}

	/** The same replica with another name. */
	Replica named(String other) {
		return new Replica(other, this.answers, this.ready, this.visits, this.first, this.latest, this.version,
				this.started, this.restarts, this.volume);
	}

	/** What is still known when it falls silent: everything but its process. */
	Replica silenced() {
		return new Replica(this.name, false, false, this.visits, this.first, this.latest, this.version, null, null,
				this.volume);
	}

	/**
	 * The file system of the log.
	 *
	 * @param bytes its size
	 * @param used how much of it is used, by any file, rounded down to a thousandth of
	 * its size
	 */
	public record Volume(long bytes, long used) {
	}

}
