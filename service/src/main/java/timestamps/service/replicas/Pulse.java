package timestamps.service.replicas;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import timestamps.service.visits.Minutes;
import timestamps.service.visits.VisitView;

/**
 * What a replica reports about itself, again and again. Figures are totals, not
 * differences, so that the next pulse makes up for a lost one.
 *
 * @param replica its state and its count
 * @param minutes its visits by the minute; an older version does not report them
 * @param newest its newest visits since the previous pulse, newest first, at most
 * {@value timestamps.service.visits.RecentVisits#KEPT}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pulse(Replica replica, @Nullable Minutes minutes, @Nullable List<VisitView> newest) {

	/** How often replicas report news to one another, and to the page. */
	public static final Duration TICK = Duration.ofMillis(250);

	/** Every so many ticks there is a report even without news. */
	private static final int BEAT = 2;

	/**
	 * {@return ticks, each with whether a report is due even without news; a slow
	 * subscriber misses some}
	 */
	public static Flux<Boolean> ticks() {
		return Flux.interval(Duration.ZERO, TICK).onBackpressureDrop().map((tick) -> tick % BEAT == 0);
	}

	static Pulse of(Replica replica) {
		return new Pulse(replica, null, null);
	}

	/**
	 * {@return whether its log was started again since an earlier pulse, on a new volume}
	 */
	public boolean isOfNewLog(Pulse earlier) {
		Long before = earlier.replica.visits();
		Long now = this.replica.visits();
		return before != null && now != null && now < before;
	}

	/**
	 * {@return the newest visits; empty if the pulse has none}
	 */
	public List<VisitView> visits() {
		return (this.newest != null) ? this.newest : List.of();
	}

}
