package timestamps.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What a log's file must hold, whatever happened to the service. */
final class WrittenVisits {

	private WrittenVisits() {
	}

	/**
	 * Asserts that the file holds whole lines, numbered without gaps, and among them each
	 * answered visit exactly once.
	 * @param file the log's file
	 * @param answered the visits as JSON
	 * @param when what happened to the service, for the message
	 */
	static void assertHold(Path file, List<String> answered, String when) throws IOException {
		List<String> lines = Files.readAllLines(file);
		Set<String> written = new HashSet<>();
		for (int i = 0; i < lines.size(); i++) {
			assertThat(lines.get(i)).as(when).hasSize(255).startsWith("{\"sequence\":" + (i + 1) + ",");
			written.add(lines.get(i).substring(0, lines.get(i).indexOf(",\"crc32c\"")) + "}");
		}
		Set<String> distinct = new HashSet<>(answered);
		assertThat(distinct).as("%s: each answered once", when).hasSameSizeAs(answered);
		List<String> missing = distinct.stream().filter((visit) -> !written.contains(visit)).toList();
		assertThat(missing.size())
			.as("%s: %s visits were answered, %s are in the file; missing, among others: %s", when, answered.size(),
					lines.size(), missing.stream().limit(3).toList())
			.isZero();
	}

}
