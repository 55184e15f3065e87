package timestamps.service.replicas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import timestamps.service.ServiceProperties;

import org.springframework.stereotype.Component;

/**
 * Counts the starts of the service in this pod, and knows the time of the first.
 * Kubernetes does not tell a container how often it was restarted, so each start adds a
 * line to a file that lives as long as the pod. A container that ends before it has added
 * its line is not counted.
 */
@Component
final class PodStarts {

	private static final String FILE = "starts";

	private static final Log failures = LogFactory.getLog(PodStarts.class);

	private final Instant first;

	private final @Nullable Integer restarts;

	PodStarts(ServiceProperties properties, Clock clock) {
		Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
		List<String> starts = note(properties.podDirectory(), now);
		this.first = starts.isEmpty() ? now : Instant.parse(starts.get(0));
		this.restarts = starts.isEmpty() ? null : starts.size() - 1;
	}

	private static List<String> note(@Nullable Path directory, Instant now) {
		if (directory == null) {
			return List.of();
		}
		Path file = directory.resolve(FILE);
		try {
			Files.writeString(file, now + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			List<String> starts = Files.readAllLines(file);
			Instant.parse(starts.get(0));
			return starts;
		}
		catch (IOException | DateTimeParseException ex) {
			failures.warn("Starts are not counted: " + ex);
			return List.of();
		}
	}

	Instant first() {
		return this.first;
	}

	@Nullable Integer restarts() {
		return this.restarts;
	}

}
