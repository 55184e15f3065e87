package timestamps.service.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Records waiting visits in batches: takes those that wait, without waiting for more,
 * appends them with one write, forces it to disk once, and only then answers all of them.
 * Runs on one thread, the log's only writer. Answers run on the executor, never on the
 * writer.
 */
final class GroupCommit implements Runnable {

	static final int LARGEST_BATCH = 1024;

	static final int LONGEST_QUEUE = 16 * LARGEST_BATCH;

	/** A write that takes longer counts as hanging. */
	static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

	private static final long FULL_RETRY_SECONDS = 1;

	/** The queue's last element: nothing is accepted after it. */
	private static final CompletableFuture<Visit> END = new CompletableFuture<>();

	private final BlockingQueue<CompletableFuture<Visit>> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);

	private final ByteBuffer lines = ByteBuffer.allocateDirect(LARGEST_BATCH * VisitLine.LENGTH);

	private final Storage storage;

	private final Clock clock;

	private final ZoneId zone;

	private final String replica;

	private final Executor answers;

	private final Object accepting = new Object();

	private final List<LogListener> listeners = new CopyOnWriteArrayList<>();

	private volatile Condition condition = Condition.WRITABLE;

	private volatile boolean writing;

	/**
	 * When the present write began, by the clock of {@link System#nanoTime}.
	 */
	private volatile long writeBegan;

	private final ClockWatch watch;

	private Instant latest;

	GroupCommit(Storage storage, Clock clock, ZoneId zone, String replica, Executor answers) throws IOException {
		this.storage = storage;
		this.clock = clock;
		this.zone = zone;
		this.replica = replica;
		this.answers = answers;
		this.latest = (storage.count() > 0) ? storage.reader().visits(storage.count(), 1).get(0).utc() : Instant.MIN;
		this.watch = ClockWatch.of(clock, this.latest);
	}

	void listen(LogListener listener) {
		this.listeners.add(listener);
	}

	Condition condition() {
		Condition known = this.condition;
		if (known != Condition.WRITABLE) {
			return known;
		}
		boolean hangs = this.writing && System.nanoTime() - this.writeBegan > LONGEST_WRITE.toNanos();
		return hangs ? Condition.HANGING : this.watch.hasLeapt() ? Condition.LEAPT : known;
	}

	int waiting() {
		return this.queue.size();
	}

	CompletableFuture<Visit> submit() {
		CompletableFuture<Visit> visit = new CompletableFuture<>();
		synchronized (this.accepting) {
			Condition condition = condition();
			if (condition == Condition.HANGING) {
				refuseWaiting();
			}
			if (condition != Condition.WRITABLE) {
				visit.completeExceptionally(condition.refusal());
			}
			else if (!this.queue.offer(visit)) {
				visit.completeExceptionally(
						new LogUnavailableException(LONGEST_QUEUE + " visits are waiting to be recorded already"));
			}
		}
		return visit;
	}

	/** Excludes the batch that is being written: its outcome is unknown. */
	private void refuseWaiting() {
		List<CompletableFuture<Visit>> waiting = new ArrayList<>();
		this.queue.drainTo(waiting);
		refuse(waiting, Condition.HANGING.refusal());
	}

	/**
	 * Accepts no more visits. The writer still records those that were accepted, and
	 * ends.
	 */
	void end() throws InterruptedException {
		synchronized (this.accepting) {
			if (this.condition != Condition.FAILED) {
				this.condition = Condition.CLOSED;
			}
		}
		this.queue.put(END);
	}

	@Override
	public void run() {
		List<CompletableFuture<Visit>> batch = new ArrayList<>(LARGEST_BATCH);
		try {
			do {
				take(batch);
				recoverIfFull();
				boolean ended = batch.remove(END);
				if (!batch.isEmpty()) {
					commit(List.copyOf(batch));
				}
				if (ended) {
					return;
				}
				batch.clear();
			}
			while (true);
		}
		catch (InterruptedException ex) {
			become(Condition.FAILED);
			Thread.currentThread().interrupt();
		}
	}

	private void take(List<CompletableFuture<Visit>> batch) throws InterruptedException {
		CompletableFuture<Visit> first = this.queue.poll(FULL_RETRY_SECONDS, TimeUnit.SECONDS);
		if (first != null) {
			batch.add(first);
			this.queue.drainTo(batch, LARGEST_BATCH - 1);
		}
	}

	private void recoverIfFull() {
		if (this.storage.condition() == Condition.FULL) {
			this.storage.recover();
			become(this.storage.condition());
		}
	}

	private void commit(List<CompletableFuture<Visit>> batch) {
		if (this.storage.condition() != Condition.WRITABLE) {
			refuse(batch, this.storage.condition().refusal());
			return;
		}
		try {
			List<Visit> visits = stamp(batch.size());
			Duration write = append();
			this.latest = visits.get(visits.size() - 1).utc();
			this.answers.execute(() -> answer(batch, visits, write));
		}
		catch (LogUnavailableException ex) {
			refuse(batch, ex);
		}
		catch (IOException | RuntimeException ex) {
			become(this.storage.condition());
			refuse(batch, new LogUnavailableException("The visit was not recorded: " + ex.getMessage(), ex));
		}
	}

	/** Writes and forces the lines, and returns how long that took. */
	private Duration append() throws IOException {
		this.writeBegan = System.nanoTime();
		this.writing = true;
		try {
			this.storage.append(this.lines.flip());
			return Duration.ofNanos(System.nanoTime() - this.writeBegan);
		}
		finally {
			this.writing = false;
		}
	}

	private List<Visit> stamp(int number) {
		List<Visit> visits = new ArrayList<>(number);
		Instant previous = this.latest;
		this.lines.clear();
		for (int i = 1; i <= number; i++) {
			Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
			if (this.watch.hasLeapt(now)) {
				throw Condition.LEAPT.refusal();
			}
			boolean held = now.isBefore(previous);
			previous = held ? previous : now;
			Visit visit = Visit.at(this.storage.count() + i, previous, this.zone, this.replica, held);
			VisitLine.encode(visit, this.lines);
			visits.add(visit);
		}
		return visits;
	}

	private void refuse(List<CompletableFuture<Visit>> batch, LogUnavailableException refusal) {
		this.answers.execute(() -> batch.forEach((visit) -> visit.completeExceptionally(refusal)));
	}

	private void answer(List<CompletableFuture<Visit>> batch, List<Visit> visits, Duration write) {
		try {
			this.listeners.forEach((listener) -> listener.recorded(visits, write));
		}
		finally {
			for (int i = 0; i < batch.size(); i++) {
				batch.get(i).complete(visits.get(i));
			}
		}
	}

	private void become(Condition next) {
		synchronized (this.accepting) {
			if (this.condition != Condition.CLOSED || next == Condition.FAILED) {
				this.condition = next;
			}
		}
	}

}
