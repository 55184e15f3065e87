package timestamps.service.replicas;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import timestamps.service.visits.Minutes;
import timestamps.service.visits.VisitView;

/**
 * What a replica tells of itself, again and again. Figures are totals, not differences:
 * one that is missed is made up for by the next.
 *
 * @param replica its state and its count
 * @param minutes its visits by the minute; an older version does not tell them
 * @param newest its newest visits since the pulse before, newest first, at most
 * {@value timestamps.service.visits.RecentVisits#KEPT}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pulse(Replica replica, @Nullable Minutes minutes, @Nullable List<VisitView> newest) {

	static Pulse of(Replica replica) {
		return new Pulse(replica, null, null);
	}

	/**
	 * {@return whether its log began anew since an earlier pulse, on a new volume}
	 */
	public boolean isOfNewLog(Pulse earlier) {
		Long before = earlier.replica.visits();
		Long now = this.replica.visits();
		return before != null && now != null && now < before;
	}

	/**
	 * {@return the newest visits, none where it tells none}
	 */
	public List<VisitView> visits() {
		return (this.newest != null) ? this.newest : List.of();
	}

}
