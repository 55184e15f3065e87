package timestamps.service.log;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The file {@code visits.ndjson}: whole lines only, appended and forced a batch at a
 * time, read by position. One thread appends; any number of threads read what is
 * committed.
 *
 * <h2>Durability</h2> A line counts once {@link #append} has returned: its bytes were
 * forced. What a crash leaves behind the last forced line is a part of a line, or zeros
 * where the file system had grown the file before it wrote it; nobody was answered for
 * either, and {@link #open} cuts both off.
 *
 * <h2>Failure</h2> Any other line that is not as it was written is damage, reported with
 * its place and never repaired. After a failed write or force the caller must not append
 * again to the same instance: a second force may report success for pages that the kernel
 * has dropped.
 */
final class LogFile implements Closeable {

	static final String NAME = "visits.ndjson";

	/** How many lines at the end are verified when the file is opened: one full batch. */
	private static final int VERIFIED_AT_OPEN = GroupCommit.LARGEST_BATCH;

	private final Path file;

	private final FileChannel channel;

	private final FileIdentity identity;

	private volatile long count;

	/** Bytes behind the last line that opening has cut off. */
	private long cut;

	private LogFile(Path file, FileChannel channel) throws IOException {
		this.file = file;
		this.channel = channel;
		this.identity = FileIdentity.of(file);
	}

	/**
	 * Opens the file, or makes it. The folder is forced each time: a kill may have come
	 * between the file and the force that followed it.
	 */
	static LogFile open(Path directory, Channels channels) throws IOException {
		Path file = directory.resolve(NAME);
		LogFile log = new LogFile(file, channels.open(file));
		try {
			channels.forceEntry(directory);
			log.cutTornTail();
			log.read(Math.max(1, log.count - VERIFIED_AT_OPEN + 1), VERIFIED_AT_OPEN);
			return log;
		}
		catch (IOException | RuntimeException ex) {
			log.close();
			throw ex;
		}
	}

	static void forceEntry(Path directory) throws IOException {
		try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
			entry.force(true);
		}
	}

	private void cutTornTail() throws IOException {
		long size = this.channel.size();
		long lines = size / VisitLine.LENGTH;
		while (lines > 0 && VisitLine.isZero(readBytes(lines, 1))) {
			lines--;
		}
		if (lines * VisitLine.LENGTH < size) {
			this.channel.truncate(lines * VisitLine.LENGTH);
			this.channel.force(true);
		}
		this.cut = size - lines * VisitLine.LENGTH;
		this.count = lines;
	}

	/**
	 * {@return how many bytes behind the last line were cut off when it was opened}
	 */
	long cut() {
		return this.cut;
	}

	/**
	 * {@return the number of lines that are on disk}
	 */
	long count() {
		return this.count;
	}

	/**
	 * Appends whole lines and forces them.
	 * @param lines the lines; all of them are consumed
	 * @throws LogTakenException if another has written to the file or replaced it; not a
	 * byte was written
	 * @throws IOException if a write or the force failed; nothing counts as appended
	 */
	void append(ByteBuffer lines) throws IOException {
		this.identity.requireOwn(this.channel, this.count * VisitLine.LENGTH);
		long appended = lines.remaining() / VisitLine.LENGTH;
		writeAndForce(lines);
		this.count += appended;
	}

	private void writeAndForce(ByteBuffer bytes) throws IOException {
		long position = this.count * VisitLine.LENGTH;
		while (bytes.hasRemaining()) {
			position += this.channel.write(bytes, position);
		}
		this.channel.force(false);
	}

	/**
	 * Cuts off what a failed append may have left behind the last line that counts.
	 * @throws IOException if that failed too
	 */
	void cutUncounted() throws IOException {
		this.channel.truncate(this.count * VisitLine.LENGTH);
	}

	/**
	 * Writes zeros behind the last line that counts, forces them and cuts them off again.
	 * @param bytes how many
	 * @throws IOException if there is no room for them
	 */
	void probe(int bytes) throws IOException {
		try {
			writeAndForce(ByteBuffer.allocate(bytes));
		}
		finally {
			cutUncounted();
		}
	}

	/**
	 * Reads visits in the order of the file, each checked.
	 * @param first the sequence of the first one, from 1
	 * @param limit how many at the most
	 * @return the visits that there are
	 * @throws LogDamagedException if a line is not as it was written
	 */
	List<Visit> read(long first, int limit) throws IOException {
		byte[] bytes = readLines(first, limit);
		int number = bytes.length / VisitLine.LENGTH;
		List<Visit> visits = new ArrayList<>(number);
		byte[] line = new byte[VisitLine.LENGTH];
		for (int i = 0; i < number; i++) {
			System.arraycopy(bytes, i * VisitLine.LENGTH, line, 0, VisitLine.LENGTH);
			visits.add(check(line, first + i));
		}
		return visits;
	}

	/**
	 * Reads visits in the order of the file as JSON, each checked by its checksum and its
	 * place.
	 * @param first the sequence of the first one, from 1
	 * @param limit how many at the most
	 * @return a line of JSON for each visit that there is, in ASCII
	 * @throws LogDamagedException if a line is not as it was written
	 */
	byte[] readJson(long first, int limit) throws IOException {
		byte[] bytes = readLines(first, limit);
		int number = bytes.length / VisitLine.LENGTH;
		ByteArrayOutputStream text = new ByteArrayOutputStream(bytes.length);
		byte[] line = new byte[VisitLine.LENGTH];
		for (int i = 0; i < number; i++) {
			System.arraycopy(bytes, i * VisitLine.LENGTH, line, 0, VisitLine.LENGTH);
			if (!VisitLine.addJson(line, first + i, text)) {
				check(line, first + i);
				throw damage(first + i);
			}
		}
		return text.toByteArray();
	}

	private Visit check(byte[] line, long sequence) throws LogDamagedException {
		Visit visit = VisitLine.decode(line).orElseThrow(() -> damage(sequence));
		if (visit.sequence() != sequence) {
			throw new LogDamagedException(this.file, sequence, "it holds visit " + visit.sequence());
		}
		return visit;
	}

	/**
	 * Reads lines as they are on disk, and checks none.
	 * @param first the sequence of the first one, from 1
	 * @param limit how many at the most
	 * @return the lines that there are, one after another
	 */
	byte[] readLines(long first, int limit) throws IOException {
		return readBytes(first, (int) Math.max(0, Math.min(limit, this.count - first + 1)));
	}

	private LogDamagedException damage(long sequence) {
		return new LogDamagedException(this.file, sequence, "its content and its checksum differ");
	}

	private byte[] readBytes(long first, int lines) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(lines * VisitLine.LENGTH);
		long position = (first - 1) * VisitLine.LENGTH;
		// A channel of its own: an interrupted reader closes the channel that it reads
		// from.
		try (FileChannel reader = FileChannel.open(this.file, StandardOpenOption.READ)) {
			while (buffer.hasRemaining()) {
				if (reader.read(buffer, position + buffer.position()) < 0) {
					throw new EOFException(this.file + " ends before line " + (first + lines - 1)
							+ ", which was on disk: it was cut from outside");
				}
			}
		}
		return buffer.array();
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

	/** Opens the file for reading and writing: the seam at which tests break it. */
	@FunctionalInterface
	interface Channels {

		Channels REAL = (file) -> FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE);

		FileChannel open(Path file) throws IOException;

		/** Forces a folder's list of files. */
		default void forceEntry(Path directory) throws IOException {
			LogFile.forceEntry(directory);
		}

	}

}
