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

/**
 * Reads lines of a log's file that are on disk, by their place. For any number of
 * threads: each call opens the file, because an interrupted reader closes its channel.
 *
 * @param file the log's file
 */
record LogReader(Path file) {

	/**
	 * Reads lines as they are on disk, and checks none.
	 * @param first the sequence of the first one, from 1
	 * @param number how many, which must be there
	 * @return the lines, one after another
	 */
	byte[] lines(long first, int number) throws IOException {
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

	/**
	 * Reads visits, each checked by its checksum and its place.
	 * @throws LogDamagedException if a line is not as it was written
	 */
	List<Visit> visits(long first, int number) throws IOException {
		List<Visit> visits = new ArrayList<>(number);
		read(first, number, (line, sequence) -> visits.add(check(line, sequence)));
		return visits;
	}

	/**
	 * Reads visits as JSON, each checked like those of {@link #visits}, but not parsed.
	 * @return a line of ASCII for each visit
	 * @throws LogDamagedException if a line is not as it was written
	 */
	byte[] json(long first, int number) throws IOException {
		ByteArrayOutputStream text = new ByteArrayOutputStream(number * VisitLine.LENGTH);
		read(first, number, (line, sequence) -> {
			if (!VisitLine.addJson(line, sequence, text)) {
				check(line, sequence);
				throw damage(sequence);
			}
		});
		return text.toByteArray();
	}

	private void read(long first, int number, Line each) throws IOException {
		byte[] lines = lines(first, number);
		byte[] line = new byte[VisitLine.LENGTH];
		for (int i = 0; i < number; i++) {
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
