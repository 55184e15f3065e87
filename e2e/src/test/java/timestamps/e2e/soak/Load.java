package timestamps.e2e.soak;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * Sixteen visitors: half of them keep a connection for a while, half make a new one for
 * each visit.
 */
final class Load implements AutoCloseable {

	private static final int VISITORS = 16;

	private static final int KEPT_FOR = 100;

	private static final Duration POLL = Duration.ofMillis(20);

	private final CountDownLatch enough = new CountDownLatch(1);

	private final List<Visitor> visitors;

	private final List<Thread> threads;

	Load(String endpoint, int rate, Journal journal, Answers answers) {
		Duration interval = Duration.ofSeconds(VISITORS).dividedBy(rate);
		this.visitors = IntStream.range(0, VISITORS)
			.mapToObj((number) -> new Visitor(endpoint, (number % 2 == 0) ? KEPT_FOR : 1, interval, journal, answers,
					this.enough))
			.toList();
		this.threads = this.visitors.stream().map((visitor) -> new Thread(visitor, "visitor")).toList();
		this.threads.forEach((thread) -> thread.setDaemon(true));
		this.threads.forEach(Thread::start);
	}

	/** Waits until every visit that was sent before now has ended. */
	void settle() throws InterruptedException {
		for (Visitor visitor : this.visitors) {
			long ended = visitor.ended();
			while (visitor.ended() == ended) {
				Time.pass(POLL);
			}
		}
	}

	/** Waits for the end of visits under way. */
	@Override
	public void close() {
		this.enough.countDown();
		try {
			for (Thread thread : this.threads) {
				thread.join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
