package timestamps.service.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file {@code visits.ndjson}: whole lines only, appended and forced to disk a batch
 * at a time. One thread appends; any number of threads read what is on disk.
 *
 * <h2>Durability</h2> A line counts when {@link #append} has returned: it was forced to
 * disk. After the last such line a crash may leave a part of a line, or zeros if the file
 * system extended the file before it wrote the data. Neither belongs to an answered
 * visit, and {@link #open} cuts both off.
 *
 * <h2>Failure</h2> Any other line that is not as it was written is damage, which is
 * reported with its place and never repaired. After a failed write or force the caller
 * must not append to the same instance again: a second force may report success for pages
 * that the kernel has dropped.
 */
final class LogFile implements Closeable {

	static final String NAME = "visits.ndjson";

	/** How many of the last lines are verified when the file is opened: a full batch. */
	private static final int VERIFIED_AT_OPEN = GroupCommit.LARGEST_BATCH;

	private final FileChannel channel;

	private final LogReader reader;

	private final FileIdentity identity;

	private volatile long count;

	/** How many bytes after the last line were cut off when the file was opened. */
	private long cut;

	private LogFile(Path file, FileChannel channel) throws IOException {
		this.channel = channel;
		this.reader = new LogReader(file, this::count);
		this.identity = FileIdentity.of(file);
	}

	/**
	 * Opens the file, or creates it. The folder is forced each time: an earlier process
	 * may have been killed after it created the file and before it forced the folder.
	 */
	static LogFile open(Path directory, Channels channels) throws IOException {
		Path file = directory.resolve(NAME);
		LogFile log = new LogFile(file, channels.open(file));
		try {
			channels.forceEntry(directory);
			log.cutTornTail();
			log.reader.visits(Math.max(1, log.count - VERIFIED_AT_OPEN + 1), VERIFIED_AT_OPEN);
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
		this.count = size / VisitLine.LENGTH;
		while (this.count > 0 && VisitLine.isZero(this.reader.lines(this.count, 1))) {
			this.count--;
		}
		this.cut = size - this.count * VisitLine.LENGTH;
		if (this.cut > 0) {
			cutUncounted();
			this.channel.force(true);
		}
	}

	/** How many bytes after the last line were cut off when the file was opened. */
	long cut() {
		return this.cut;
	}

	/** The number of lines that are on disk. */
	long count() {
		return this.count;
	}

	/**
	 * Appends whole lines and forces them.
	 * @param lines the lines; all of them are consumed
	 * @throws LogTakenException if another process has written to the file or replaced
	 * it; then nothing is written
	 * @throws IOException if a write or the force failed; then no line counts
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
	 * Cuts off what a failed append may have left after the last line that counts.
	 * @throws IOException if that failed, too
	 */
	void cutUncounted() throws IOException {
		this.channel.truncate(this.count * VisitLine.LENGTH);
	}

	/**
	 * Writes zeros after the last line that counts, forces them and cuts them off again.
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

	LogReader reader() {
		return this.reader;
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

	/** Opens the file for reading and writing. Tests replace it to make the disk fail. */
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
