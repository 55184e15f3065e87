package timestamps.e2e;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Visits repeatedly until it is stopped, and remembers each visit and each failure.
 */
final class Visitor {

	private final Service service;

	private final Duration pause;

	private final Queue<Service.Visit> visits = new ConcurrentLinkedQueue<>();

	private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();

	private final Thread thread = new Thread(this::visit, "visitor");

	/** A visit that was not answered. */
	record Failure(Instant at, String what) {
	}

	Visitor(Service service) {
		this(service, Duration.ofMillis(50));
	}

	Visitor(Service service, Duration pause) {
		this.service = service;
		this.pause = pause;
		this.thread.start();
	}

	private void visit() {
		try {
			while (!Thread.currentThread().isInterrupted()) {
				try {
					this.visits.add(this.service.visit());
				}
				catch (IOException ex) {
					this.failures.add(new Failure(Instant.now(), ex.toString()));
				}
				Thread.sleep(this.pause.toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	List<Service.Visit> visits() {
		return List.copyOf(this.visits);
	}

	List<Failure> failures() {
		return List.copyOf(this.failures);
	}

	void stop() throws InterruptedException {
		this.thread.interrupt();
		this.thread.join();
	}

}
