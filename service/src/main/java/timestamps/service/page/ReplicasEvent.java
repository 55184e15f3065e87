package timestamps.service.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import timestamps.service.replicas.Pulse;
import timestamps.service.visits.RecentVisits;
import timestamps.service.visits.VisitView;

/**
 * What has changed since the previous event. Counts are totals, so that the next event
 * makes up for a lost one; the first event of a stream has everything.
 *
 * @param names all replicas, in the order of their numbers
 * @param replicas those that have changed
 * @param visits the newest visits since the previous event, newest first, at most
 * {@value timestamps.service.visits.RecentVisits#KEPT}
 * @param recorded how many visits there were since the previous event, at least as many
 * as {@code visits} has
 */
@Schema(name = "SetEvent")
record ReplicasEvent(List<String> names, List<Pulse> replicas, List<VisitView> visits, long recorded) {

	/** The text of a time in UTC has a fixed width, so it sorts like the time. */
	private static final Comparator<VisitView> NEWEST_FIRST = Comparator.comparing(VisitView::utc)
		.thenComparing(VisitView::replica)
		.thenComparing(VisitView::sequence)
		.reversed();

	static ReplicasEvent between(List<Pulse> before, List<Pulse> now) {
		Map<String, Pulse> known = new HashMap<>();
		before.forEach((pulse) -> known.put(pulse.replica().name(), pulse));
		Set<Pulse> unchanged = new HashSet<>(before);
		List<VisitView> visits = new ArrayList<>();
		List<Pulse> changed = new ArrayList<>();
		long recorded = 0;
		for (Pulse pulse : now) {
			if (!unchanged.contains(pulse)) {
				Pulse last = known.get(pulse.replica().name());
				Pulse previous = (last == null || pulse.isOfNewLog(last)) ? null : last;
				changed.add(new Pulse(pulse.replica(), pulse.minutes(), null));
				visits.addAll(since(previous, pulse));
				recorded += (last(previous) > 0) ? last(pulse) - last(previous) : pulse.visits().size();
			}
		}
		List<VisitView> newest = newest(visits);
		List<String> names = now.stream().map((pulse) -> pulse.replica().name()).toList();
		return new ReplicasEvent(names, changed, newest,
				before.isEmpty() ? newest.size() : Math.max(newest.size(), recorded));
	}

	/** The newest of the visits of several replicas, newest first. */
	static List<VisitView> newest(List<VisitView> visits) {
		return visits.stream().sorted(NEWEST_FIRST).limit(RecentVisits.KEPT).toList();
	}

	private static List<VisitView> since(@Nullable Pulse previous, Pulse pulse) {
		long after = last(previous);
		return pulse.visits().stream().filter((visit) -> visit.sequence() > after).toList();
	}

	private static long last(@Nullable Pulse pulse) {
		return (pulse == null) ? 0 : pulse.visits().stream().findFirst().map(VisitView::sequence).orElse(0L);
	}

}
