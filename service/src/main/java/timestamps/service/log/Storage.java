package timestamps.service.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The log's file, and what happens when the volume fails. After a failed write, the same
 * file descriptor is never written again: when the disk was full, a new one is tried; any
 * other failure is final for this process. One thread writes, any thread reads.
 */
final class Storage implements Closeable {

	/** How many bytes must be free before a full log is written again. */
	private static final int ROOM = GroupCommit.LARGEST_BATCH * VisitLine.LENGTH;

	private final Path directory;

	private final LogFile.Channels channels;

	private volatile LogFile file;

	private volatile Condition condition = Condition.WRITABLE;

	Storage(Path directory, LogFile.Channels channels) throws IOException {
		this.directory = directory;
		this.channels = channels;
		this.file = LogFile.open(directory, channels);
	}

	Condition condition() {
		return this.condition;
	}

	long count() {
		return this.file.count();
	}

	long cut() {
		return this.file.cut();
	}

	LogReader reader() {
		return this.file.reader();
	}

	void append(ByteBuffer lines) throws IOException {
		try {
			this.file.append(lines);
		}
		catch (LogTakenException ex) {
			this.condition = Condition.FAILED;
			throw ex;
		}
		catch (IOException ex) {
			this.condition = isFull(ex) ? Condition.FULL : Condition.FAILED;
			cutUncounted(ex);
			throw ex;
		}
	}

	/**
	 * No answered visit is in these bytes, so the next opening must not count them.
	 */
	private void cutUncounted(IOException cause) {
		try {
			this.file.cutUncounted();
		}
		catch (IOException ex) {
			this.condition = Condition.FAILED;
			cause.addSuppressed(ex);
		}
	}

	/** Opens the file of a full log again, and continues if there is room. */
	void recover() {
		long counted = this.file.count();
		try {
			this.file.close();
			this.file = LogFile.open(this.directory, this.channels);
			if (this.file.count() != counted) {
				throw new IOException(this.directory + " held " + counted + " visits and now " + this.file.count());
			}
			this.file.probe(ROOM);
			this.condition = Condition.WRITABLE;
		}
		catch (IOException ex) {
			this.condition = isFull(ex) ? Condition.FULL : Condition.FAILED;
		}
	}

	/**
	 * Java only passes on the operating system's message, in its language, so the free
	 * space decides, too.
	 */
	private boolean isFull(IOException ex) {
		String message = String.valueOf(ex.getMessage());
		if (message.contains("No space left on device") || message.contains("quota exceeded")) {
			return true;
		}
		try {
			return Files.getFileStore(this.directory).getUsableSpace() < ROOM;
		}
		catch (IOException unknown) {
			return false;
		}
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
