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
 * A place in the history of the whole set: of each replica, the sequence that visits are
 * to be below. As text: {@code timestamps-0:344,timestamps-1:339}. Places in each log and
 * not one in time, so that no visit is shown twice or passed over, whatever the clocks
 * say.
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
	 * Goes on behind what is shown.
	 * @param found what could have been shown, of each replica newest first
	 * @param shown what is
	 * @return the place behind it; one that has none of a replica stays where it is there
	 */
	Cursor behind(List<VisitView> found, List<VisitView> shown) {
		Map<String, Long> next = new TreeMap<>(this.places);
		found.forEach((visit) -> next.merge(visit.replica(), visit.sequence() + 1,
				(place, other) -> this.places.containsKey(visit.replica()) ? place : Math.max(place, other)));
		shown.forEach((visit) -> next.merge(visit.replica(), visit.sequence(), Math::min));
		return new Cursor(next);
	}

	/**
	 * Whether there are visits below it; every log counts from 1.
	 * @param replicas who is there to be asked for them
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
