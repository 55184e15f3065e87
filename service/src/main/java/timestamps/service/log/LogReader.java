package timestamps.service.log;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Reads lines of a log's file that are on disk, from a sequence on, up to a number of
 * lines. For any number of threads: each call opens the file, because an interrupted
 * reader closes its channel.
 *
 * @param file the log's file
 * @param count how many lines are on disk
 */
record LogReader(Path file, LongSupplier count) {

	/** Reads lines as they are on disk, and checks none. */
	byte[] lines(long first, int limit) throws IOException {
		int number = (int) Math.max(0, Math.min(limit, this.count.getAsLong() - first + 1));
		ByteBuffer buffer = ByteBuffer.allocate(number * VisitLine.LENGTH);
		long position = (first - 1) * VisitLine.LENGTH;
		try (FileChannel channel = FileChannel.open(this.file, StandardOpenOption.READ)) {
			while (buffer.hasRemaining()) {
				if (channel.read(buffer, position + buffer.position()) < 0) {
					throw new EOFException(this.file + " ends before line " + (first + number - 1)
							+ ", which was on disk: it was cut from outside");
				}
			}
		}
		return buffer.array();
	}

	/** Reads visits, each checked by its checksum and its place. */
	List<Visit> visits(long first, int limit) throws IOException {
		List<Visit> visits = new ArrayList<>();
		read(first, limit, (line, sequence) -> visits.add(check(line, sequence)));
		return visits;
	}

	/** Reads visits as lines of JSON, each checked like the others, but not parsed. */
	byte[] json(long first, int limit) throws IOException {
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		read(first, limit, (line, sequence) -> {
			if (!VisitLine.addJson(line, sequence, text)) {
				check(line, sequence);
				throw damage(sequence);
			}
		});
		return text.toByteArray();
	}

	private void read(long first, int limit, Line each) throws IOException {
		byte[] lines = lines(first, limit);
		byte[] line = new byte[VisitLine.LENGTH];
		for (int i = 0; i < lines.length / VisitLine.LENGTH; i++) {
			System.arraycopy(lines, i * VisitLine.LENGTH, line, 0, VisitLine.LENGTH);
			each.read(line, first + i);
		}
	}

	private Visit check(byte[] line, long sequence) throws LogDamagedException {
		Visit visit = VisitLine.decode(line).orElseThrow(() -> damage(sequence));
		if (visit.sequence() != sequence) {
			throw new LogDamagedException(this.file, sequence, "it holds visit " + visit.sequence());
		}
		return visit;
	}

	private LogDamagedException damage(long sequence) {
		return new LogDamagedException(this.file, sequence, "its content and its checksum differ");
	}

	private interface Line {

		void read(byte[] line, long sequence) throws IOException;

	}

}
