package timestamps.service.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import timestamps.service.visits.VisitView;
import timestamps.service.web.InvalidParameterException;

/**
 * Where a page of older visits begins: for each replica, the sequence below which its
 * visits are shown. As text: {@code timestamps-0:344,timestamps-1:339}. It has a place in
 * each log instead of one time, so that no visit is shown twice or left out, whatever the
 * clocks say.
 */
record Cursor(Map<String, Long> places) {

	private static final int LONGEST = 10_000;

	private static final Pattern PLACE = Pattern.compile("([A-Za-z0-9._-]{1,63}):(\\d{1,18})");

	static Cursor parse(String text) {
		boolean valid = text.length() <= LONGEST;
		Map<String, Long> places = new TreeMap<>();
		for (String part : (valid && !text.isEmpty()) ? text.split(",", -1) : new String[0]) {
			Matcher place = PLACE.matcher(part);
			valid &= place.matches();
			if (valid) {
				places.put(place.group(1), Long.parseLong(place.group(2)));
			}
		}
		InvalidParameterException.unless(valid, "before", text.substring(0, Math.min(100, text.length())),
				"REPLICA:SEQUENCE, several with commas");
		return new Cursor(places);
	}

	long before(String replica) {
		return this.places.getOrDefault(replica, Long.MAX_VALUE);
	}

	/**
	 * Continues after a page.
	 * @param found the visits that could be shown, newest first for each replica
	 * @param shown the visits that are shown
	 * @return the place after the page; a replica without visits on the page keeps its
	 * place
	 */
	Cursor behind(List<VisitView> found, List<VisitView> shown) {
		Map<String, Long> next = new TreeMap<>(this.places);
		found.forEach((visit) -> next.merge(visit.replica(), visit.sequence() + 1,
				(place, other) -> this.places.containsKey(visit.replica()) ? place : Math.max(place, other)));
		shown.forEach((visit) -> next.merge(visit.replica(), visit.sequence(), Math::min));
		return new Cursor(next);
	}

	/**
	 * {@return whether there are visits below this place: every log counts from 1}
	 * @param replicas the replicas that can be asked for them
	 */
	boolean hasMore(Stream<String> replicas) {
		return replicas.anyMatch((replica) -> this.places.getOrDefault(replica, 1L) > 1);
	}

	@Override
	public String toString() {
		return this.places.entrySet()
			.stream()
			.map((place) -> place.getKey() + ":" + place.getValue())
			.collect(Collectors.joining(","));
	}

}
