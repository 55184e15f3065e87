package timestamps.service.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A replica's visits, durable on its own volume. Safe for any number of threads. Only one
 * process at a time may have a directory open.
 *
 * <p>
 * The promise: when the future of {@link #append} has completed, the visit is on disk. It
 * survives the end of the process, the pod and the node, and is recorded once.
 */
public final class VisitLog implements Closeable {

	/** The length of every line of the file. */
	public static final int BYTES_OF_A_LINE = VisitLine.LENGTH;

	private final DirectoryLock lock;

	private final Storage storage;

	private final GroupCommit commits;

	private final ExecutorService answers = Executors.newSingleThreadExecutor((task) -> daemon(task, "visit-answers"));

	private final Thread writer;

	private final long cut;

	private VisitLog(DirectoryLock lock, Storage storage, String replica, ZoneId zone, Clock clock) throws IOException {
		this.lock = lock;
		this.storage = storage;
		this.cut = storage.cut();
		this.commits = new GroupCommit(storage, clock, zone, replica, this.answers);
		this.writer = daemon(this.commits, "visit-log");
		this.writer.start();
	}

	private static Thread daemon(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Opens the log of a directory, or starts a log in it.
	 * @param directory the folder of {@code visits.ndjson}; created if missing
	 * @param replica the name in new visits: 1 to 63 letters, digits, '.', '_', '-'
	 * @param zone the zone of local times
	 * @param clock the source of times
	 * @return the open log
	 * @throws LogDamagedException if the last lines are not as they were written
	 * @throws LogInUseException if another process has it open
	 * @throws IOException if the directory cannot be written
	 */
	public static VisitLog open(Path directory, String replica, ZoneId zone, Clock clock) throws IOException {
		return open(directory, replica, zone, clock, LogFile.Channels.REAL);
	}

	static VisitLog open(Path directory, String replica, ZoneId zone, Clock clock, LogFile.Channels channels)
			throws IOException {
		VisitLine.requireFits(replica, zone);
		Files.createDirectories(directory);
		DirectoryLock lock = DirectoryLock.acquire(directory, "replica " + replica);
		try {
			return new VisitLog(lock, new Storage(directory, channels), replica, zone, clock);
		}
		catch (IOException | RuntimeException ex) {
			lock.close();
			throw ex;
		}
	}

	/**
	 * Records a visit.
	 * @return completes with the visit when it is on disk, or with a
	 * {@link LogUnavailableException} if it was not recorded
	 */
	public CompletableFuture<Visit> append() {
		return this.commits.submit();
	}

	/**
	 * Calls a listener for every batch from now on.
	 * @param listener the listener; it must not block
	 */
	public void listen(LogListener listener) {
		this.commits.listen(listener);
	}

	/**
	 * {@return how many visits are on disk}
	 */
	public long count() {
		return this.storage.count();
	}

	/**
	 * {@return the size of the file in bytes}
	 */
	public long bytes() {
		return count() * VisitLine.LENGTH;
	}

	/**
	 * {@return how many bytes after the last visit were cut off when the log was opened:
	 * zeros or a part of a line, as a crash leaves them. If the disk loses forced data,
	 * answered visits may have been there}
	 */
	public long cut() {
		return this.cut;
	}

	/**
	 * {@return whether the writer runs; without it, this process records no more visits}
	 */
	public boolean isAlive() {
		return this.writer.isAlive();
	}

	/**
	 * {@return how many visits wait to be written}
	 */
	public int waiting() {
		return this.commits.waiting();
	}

	/**
	 * {@return whether visits are recorded, and if not, why}
	 */
	public Condition condition() {
		return this.commits.condition();
	}

	/**
	 * Reads visits from the file, newest first.
	 * @param before a sequence above all of theirs
	 * @param limit how many at most
	 * @return the visits; empty if there is none below {@code before}
	 * @throws LogDamagedException if one of them is not as it was written
	 */
	public List<Visit> latest(long before, int limit) throws IOException {
		long last = Math.min(before - 1, count());
		long first = Math.max(1, last - limit + 1);
		List<Visit> visits = read(first, (int) Math.max(0, last - first + 1));
		Collections.reverse(visits);
		return visits;
	}

	/**
	 * Reads visits from the file, oldest first.
	 * @param first the sequence of the first one, from 1
	 * @param limit how many at most
	 * @return the visits that are on disk
	 * @throws LogDamagedException if one of them is not as it was written
	 */
	public List<Visit> read(long first, int limit) throws IOException {
		return this.storage.reader().visits(first, limit);
	}

	/**
	 * Reads lines of the file as they are on disk, with their checksums. The receiver
	 * must verify them.
	 * @param first the sequence of the first one, from 1
	 * @param limit how many at most
	 * @return the lines that are on disk, oldest first, each {@value #BYTES_OF_A_LINE}
	 * bytes
	 */
	public byte[] readLines(long first, int limit) throws IOException {
		return this.storage.reader().lines(first, limit);
	}

	/**
	 * Reads visits from the file, oldest first, as {@link Visit#json()} writes them. They
	 * are checked, but not parsed.
	 * @param first the sequence of the first one, from 1
	 * @param limit how many at most
	 * @return a line of JSON for each visit that is on disk
	 * @throws LogDamagedException if one of them is not as it was written
	 */
	public byte[] readJson(long first, int limit) throws IOException {
		return this.storage.reader().json(first, limit);
	}

	/**
	 * Finds the first visit of a time by binary search: times never run backwards.
	 * @param time the time
	 * @return the sequence of the first visit at or after the time; if there is none, the
	 * number of visits plus one
	 * @throws LogDamagedException if a visit that was read is not as it was written
	 */
	public long firstAtOrAfter(Instant time) throws IOException {
		long low = 1;
		long high = count() + 1;
		while (low < high) {
			long middle = (low + high) >>> 1;
			if (read(middle, 1).get(0).utc().isBefore(time)) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	/** Records what was accepted, accepts no more visits, and releases the directory. */
	@Override
	public void close() throws IOException {
		try {
			this.commits.end();
			this.writer.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.answers.shutdown();
		this.storage.close();
		this.lock.close();
	}

}
