package timestamps.service.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.StringJoiner;
import java.util.function.Consumer;

/**
 * Verifies every line of a log's file in one pass and constant memory: that its checksum
 * is right, that its sequence follows the previous one, and that its time does not run
 * backwards. Writes nothing. One instance checks one file.
 */
final class LogCheck {

	private static final int LINES_AT_ONCE = 1024;

	private static final byte[] ZEROS = new byte[VisitLine.LENGTH];

	private final Consumer<Damage> damages;

	/** Lines of zeros since the last line: left by a crash, unless a line follows. */
	private long zeroLines;

	private long lines;

	private long damaged;

	private long firstDamaged;

	private long previous;

	private Instant latest = Instant.MIN;

	private LogCheck(Consumer<Damage> damages) {
		this.damages = damages;
	}

	/**
	 * Verifies a file.
	 * @param file the file, which no process may write meanwhile
	 * @param damages receives each damaged line, in their order
	 * @return what the file holds
	 * @throws IOException if it cannot be read
	 */
	static Result check(Path file, Consumer<Damage> damages) throws IOException {
		LogCheck check = new LogCheck(damages);
		byte[] line = new byte[VisitLine.LENGTH];
		ByteBuffer buffer = ByteBuffer.allocate(LINES_AT_ONCE * VisitLine.LENGTH);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			while (channel.read(buffer) >= 0) {
				buffer.flip();
				while (buffer.remaining() >= line.length) {
					check.take(line, buffer);
				}
				buffer.compact();
			}
		}
		return new Result(check.lines, check.damaged, check.firstDamaged,
				check.zeroLines * VisitLine.LENGTH + buffer.position());
	}

	/**
	 * Copies a file's first lines.
	 * @param file the file
	 * @param lines how many lines
	 * @param copy the new file, which is forced to disk
	 * @throws FileAlreadyExistsException if the copy exists already
	 */
	static void copy(Path file, long lines, Path copy) throws IOException {
		try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
				FileChannel to = FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			try {
				transfer(from, lines * VisitLine.LENGTH, to);
				to.force(true);
			}
			catch (IOException ex) {
				Files.delete(copy);
				throw ex;
			}
		}
	}

	private static void transfer(FileChannel from, long end, FileChannel to) throws IOException {
		long position = 0;
		while (position < end) {
			long transferred = from.transferTo(position, end - position, to);
			if (transferred == 0) {
				throw new EOFException("The log became shorter while it was copied");
			}
			position += transferred;
		}
	}

	private void take(byte[] line, ByteBuffer buffer) {
		buffer.get(line);
		if (VisitLine.isZero(line)) {
			this.zeroLines++;
			return;
		}
		for (; this.zeroLines > 0; this.zeroLines--) {
			verify(ZEROS);
		}
		verify(line);
	}

	private void verify(byte[] line) {
		this.lines++;
		String fault = VisitLine.decode(line).map(this::follow).orElseGet(this::skip);
		if (!fault.isEmpty()) {
			this.damaged++;
			this.firstDamaged = (this.firstDamaged > 0) ? this.firstDamaged : this.lines;
			this.damages.accept(new Damage(this.lines, fault));
		}
	}

	private String skip() {
		this.previous++;
		return "its content and its checksum differ";
	}

	private String follow(Visit visit) {
		StringJoiner fault = new StringJoiner("; ");
		if (visit.sequence() != this.previous + 1) {
			fault.add("it holds visit " + visit.sequence() + ", and visit " + (this.previous + 1) + " belongs there");
		}
		this.previous = visit.sequence();
		if (visit.utc().isBefore(this.latest)) {
			fault.add("its time, " + visit.utcText() + ", is before that of an earlier line, "
					+ VisitLine.utc(this.latest));
		}
		else {
			this.latest = visit.utc();
		}
		return fault.toString();
	}

	/**
	 * A line that is not as it was written.
	 *
	 * @param line its number, from 1
	 * @param fault what is wrong with it
	 */
	record Damage(long line, String fault) {

		@Override
		public String toString() {
			return "line " + this.line + " (byte offset " + (this.line - 1) * VisitLine.LENGTH + "): " + this.fault;
		}

	}

	/**
	 * What a file holds.
	 *
	 * @param lines how many lines, damaged ones included
	 * @param damaged how many of them are damaged
	 * @param firstDamaged the number of the first damaged one, 0 if there is none
	 * @param tail how many bytes a crash left after the last line: zeros or a part of a
	 * line, which belong to no answered visit
	 */
	record Result(long lines, long damaged, long firstDamaged, long tail) {

		/** How many lines there are before any damage. */
		long intact() {
			return (this.firstDamaged > 0) ? this.firstDamaged - 1 : this.lines;
		}

	}

}
