package stateful.cluster;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.gson.JsonObject;

/**
 * A Kubernetes event.
 *
 * @param object the uid of the object that the event is about
 * @param reason such as {@code FailedMount}
 * @param message the text for people
 * @param time when the event happened last
 */
record Event(String object, String reason, String message, Instant time) {

	static final Comparator<Event> BY_TIME = Comparator.comparing(Event::time);

	static Event of(JsonObject event) {
		return new Event(Json.text(event, "involvedObject", "uid"), Json.text(event, "reason"),
				Json.text(event, "message").strip(), time(event));
	}

	private static Instant time(JsonObject event) {
		return Stream
			.of(Json.text(event, "series", "lastObservedTime"), Json.text(event, "lastTimestamp"),
					Json.text(event, "eventTime"), Json.text(event, "firstTimestamp"))
			.filter((time) -> !time.isEmpty())
			.findFirst()
			.map(Instant::parse)
			.orElse(Instant.EPOCH);
	}

	static Optional<Event> latest(Stream<Event> events) {
		return events.max(BY_TIME);
	}

}
