package timestamps.e2e;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Somebody who visits again and again until stopped, and remembers each visit and each
 * that failed.
 */
final class Visitor {

	private static final long PAUSE_MILLIS = 50;

	private final Service service;

	private final List<Service.Visit> visits = new CopyOnWriteArrayList<>();

	private final List<String> failures = new CopyOnWriteArrayList<>();

	private final Thread thread = new Thread(this::visit, "visitor");

	Visitor(Service service) {
		this.service = service;
		this.thread.start();
	}

	private void visit() {
		try {
			while (!Thread.currentThread().isInterrupted()) {
				try {
					this.visits.add(this.service.visit());
				}
				catch (IOException ex) {
					this.failures.add(ex.toString());
				}
				Thread.sleep(PAUSE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	List<Service.Visit> visits() {
		return List.copyOf(this.visits);
	}

	List<String> failures() {
		return List.copyOf(this.failures);
	}

	void stop() throws InterruptedException {
		this.thread.interrupt();
		this.thread.join();
	}

}
