package timestamps.service.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import timestamps.service.replicas.Pulse;
import timestamps.service.visits.VisitView;

/**
 * What is new in the set. Counts are totals: an event that is missed is made up for by
 * the next one, and a client that comes back is told everything with the first.
 *
 * @param names all replicas, in the order of their numbers
 * @param replicas those of which something has changed
 * @param visits the newest visits since the event before, newest first, at most
 * {@value #MOST_VISITS}
 * @param recorded how many there were since the event before, never fewer than it has
 */
record SetEvent(List<String> names, List<Pulse> replicas, List<VisitView> visits, long recorded) {

	static final int MOST_VISITS = 20;

	/** UTC is of fixed width, so that its text has the order of time. */
	private static final Comparator<VisitView> NEWEST_FIRST = Comparator.comparing(VisitView::utc)
		.thenComparing(VisitView::replica)
		.thenComparing(VisitView::sequence)
		.reversed();

	static SetEvent between(List<Pulse> before, List<Pulse> now) {
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
		return new SetEvent(names, changed, newest,
				before.isEmpty() ? newest.size() : Math.max(newest.size(), recorded));
	}

	/**
	 * {@return the newest of the visits of several replicas, newest first}
	 */
	static List<VisitView> newest(List<VisitView> visits) {
		return visits.stream().sorted(NEWEST_FIRST).limit(MOST_VISITS).toList();
	}

	private static List<VisitView> since(@Nullable Pulse previous, Pulse pulse) {
		long after = last(previous);
		return pulse.visits().stream().filter((visit) -> visit.sequence() > after).toList();
	}

	private static long last(@Nullable Pulse pulse) {
		return (pulse == null) ? 0 : pulse.visits().stream().findFirst().map(VisitView::sequence).orElse(0L);
	}

}
