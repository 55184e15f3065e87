package timestamps.service.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Writes logs of any length, as if ten visits a second had been recorded. */
public final class LongLog {

	private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

	private static final int MILLIS_BETWEEN = 100;

	private static final int BATCH = 4096;

	private LongLog() {
	}

	/**
	 * Writes a log.
	 * @param directory the log's folder
	 * @param visits the number of visits
	 * @throws IOException if there is no room for it
	 */
	public static void write(Path directory, long visits) throws IOException {
		ByteBuffer lines = ByteBuffer.allocateDirect(BATCH * VisitLine.LENGTH);
		try (FileChannel file = FileChannel.open(Files.createDirectories(directory).resolve(LogFile.NAME),
				StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
			for (long sequence = 1; sequence <= visits; sequence++) {
				VisitLine.encode(Visit.at(sequence, FIRST.plusMillis(sequence * MILLIS_BETWEEN), ZoneOffset.UTC,
						"timestamps-0", false), lines);
				if (!lines.hasRemaining() || sequence == visits) {
					file.write(lines.flip());
					lines.clear();
				}
			}
			file.force(true);
		}
	}

	/**
	 * Cuts a log down to its first visits.
	 * @param directory the log's folder
	 * @param visits how many visits to keep
	 * @throws IOException if it cannot be written
	 */
	public static void cut(Path directory, long visits) throws IOException {
		try (FileChannel file = FileChannel.open(directory.resolve(LogFile.NAME), StandardOpenOption.WRITE)) {
			file.truncate(visits * VisitLine.LENGTH);
		}
	}

	/**
	 * Opens a log as a replica does when it starts, and closes it.
	 * @param directory the log's folder
	 * @return how long opening took, in milliseconds
	 * @throws IOException if it cannot be opened
	 */
	public static double millisToOpen(Path directory) throws IOException {
		long start = System.nanoTime();
		VisitLog log = VisitLog.open(directory, "timestamps-0", ZoneOffset.UTC, Clock.systemUTC());
		double millis = (System.nanoTime() - start) / 1e6;
		log.close();
		return millis;
	}

}
