package timestamps.e2e.soak;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records answers and failures, second by second: keeps them for the report, and writes
 * them to {@code seconds.csv} and {@code failures.csv} at once. Thread-safe.
 */
final class Journal implements Closeable {

	private final PrintWriter seconds;

	private final PrintWriter failed;

	private final List<Second> past = new ArrayList<>();

	private final Instant began = Instant.now();

	/** Failures that have not been assigned to a fault yet. */
	private List<Failure> failures = new ArrayList<>();

	private long failureCount;

	private Instant second = this.began.truncatedTo(ChronoUnit.SECONDS);

	private long[] times = new long[256];

	private int answers;

	private int failuresInSecond;

	private long lastAnswer = System.nanoTime();

	private long longestPause;

	Journal(Path folder) throws IOException {
		this.seconds = new PrintWriter(Files.newBufferedWriter(folder.resolve("seconds.csv")));
		this.failed = new PrintWriter(Files.newBufferedWriter(folder.resolve("failures.csv")));
		this.seconds.println(Second.HEADER);
		this.failed.println("sent,known,kind,connection_to,what");
	}

	synchronized void answered(long nanos) {
		turn();
		if (this.answers == this.times.length) {
			this.times = Arrays.copyOf(this.times, 2 * this.answers);
		}
		this.times[this.answers++] = nanos;
		long now = System.nanoTime();
		this.longestPause = Math.max(this.longestPause, now - this.lastAnswer);
		this.lastAnswer = now;
	}

	synchronized void failed(Failure failure) {
		turn();
		this.failures.add(failure);
		this.failuresInSecond++;
		this.failureCount++;
		this.failed.printf("%s,%s,%s,%s,\"%s\"%n", failure.sent(), failure.known(), failure.kind(),
				(failure.replica() != null) ? failure.replica() : "", failure.what().replace('"', '\''));
	}

	/** Closes the seconds that have passed. */
	private void turn() {
		Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		while (this.second.isBefore(now)) {
			Second closed = Second.of(this.second, this.times, this.answers, this.failuresInSecond);
			this.past.add(closed);
			this.seconds.println(closed.line());
			this.second = this.second.plusSeconds(1);
			this.answers = 0;
			this.failuresInSecond = 0;
		}
	}

	/** The failures since the last call. */
	synchronized List<Failure> takeFailures() {
		List<Failure> taken = this.failures;
		this.failures = new ArrayList<>();
		this.failed.flush();
		this.seconds.flush();
		return taken;
	}

	synchronized long failureCount() {
		return this.failureCount;
	}

	/** The longest time between two answers to any visitors since the last call. */
	synchronized Duration takeLongestPause() {
		long pause = Math.max(this.longestPause, System.nanoTime() - this.lastAnswer);
		this.longestPause = 0;
		return Duration.ofNanos(pause);
	}

	Instant began() {
		return this.began;
	}

	/** The seconds that have passed. */
	synchronized List<Second> seconds() {
		turn();
		return List.copyOf(this.past);
	}

	@Override
	public synchronized void close() {
		this.seconds.close();
		this.failed.close();
	}

}
