package timestamps.service.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.assertj.core.api.ThrowableAssertAlternative;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Creates visits, logs and errors for tests outside the log's package. */
public final class VisitLogs {

	private VisitLogs() {
	}

	public static Visit visit(long sequence, Instant utc, ZoneId zone, String replica) {
		return Visit.at(sequence, utc, zone, replica, false);
	}

	/**
	 * Writes a log's lines from one sequence to another. Before them the file has a hole.
	 */
	public static void write(Path directory, long first, long last) throws IOException {
		Instant start = Instant.parse("2026-01-01T00:00:00Z");
		ByteBuffer lines = ByteBuffer.allocate(1000 * VisitLine.LENGTH);
		try (FileChannel file = LogFile.Channels.REAL.open(directory.resolve(LogFile.NAME))) {
			long position = (first - 1) * VisitLine.LENGTH;
			for (long sequence = first; sequence <= last; sequence++) {
				VisitLine.encode(visit(sequence, start.plusMillis(sequence), ZoneOffset.UTC, "timestamps-0"), lines);
				if (!lines.hasRemaining() || sequence == last) {
					position += file.write(lines.flip(), position);
					lines.clear();
				}
			}
		}
	}

	/**
	 * Writes the log of a replica that was visited at these times, oldest first.
	 */
	public static void write(Path directory, String replica, ZoneId zone, List<Instant> times) throws IOException {
		Files.createDirectories(directory);
		ByteBuffer lines = ByteBuffer.allocate(times.size() * VisitLine.LENGTH);
		for (int i = 0; i < times.size(); i++) {
			VisitLine.encode(visit(i + 1, times.get(i), zone, replica), lines);
		}
		Files.write(directory.resolve(LogFile.NAME), lines.array());
	}

	/** Opens a replica's log with the tests' clock. */
	public static VisitLog open(Path directory) throws IOException {
		return open(directory, new TestClock());
	}

	public static VisitLog open(Path directory, Clock clock) throws IOException {
		return VisitLog.open(directory, "timestamps-0", ZoneOffset.UTC, clock);
	}

	/** Asserts that a visit was refused, with a message to check. */
	static ThrowableAssertAlternative<ExecutionException> assertRefused(CompletableFuture<Visit> visit) {
		return assertThatExceptionOfType(ExecutionException.class).isThrownBy(visit::get)
			.withCauseInstanceOf(LogUnavailableException.class);
	}

	public static LogUnavailableException unavailable(String message) {
		return new LogUnavailableException(message);
	}

}
