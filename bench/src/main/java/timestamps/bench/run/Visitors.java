package timestamps.bench.run;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A few visitors who visit repeatedly, each time over a new connection, and never retry.
 */
public final class Visitors implements AutoCloseable {

	private static final int NUMBER = 4;

	private static final int REQUEST_TIMEOUT_MILLIS = 5_000;

	private static final long BETWEEN_VISITS_NANOS = 50_000_000;

	private final List<Thread> threads = new ArrayList<>();

	private final AtomicLong answered = new AtomicLong();

	private final AtomicReference<String> refused = new AtomicReference<>();

	private volatile boolean over;

	private Visitors() {
	}

	/**
	 * Starts visitors, who visit until they are closed.
	 * @param endpoint the service's URL
	 * @return the visitors
	 */
	public static Visitors come(String endpoint) {
		Visitors visitors = new Visitors();
		for (int i = 0; i < NUMBER; i++) {
			Thread thread = new Thread(() -> visitors.visit(endpoint), "visitor-" + i);
			visitors.threads.add(thread);
			thread.start();
		}
		return visitors;
	}

	private void visit(String endpoint) {
		while (!this.over) {
			try {
				visitOnce(endpoint);
				this.answered.incrementAndGet();
			}
			catch (IOException ex) {
				this.refused.compareAndSet(null, ex.toString());
			}
			LockSupport.parkNanos(BETWEEN_VISITS_NANOS);
		}
	}

	private static void visitOnce(String endpoint) throws IOException {
		HttpURLConnection request = Http.open(endpoint + "/visits");
		try {
			request.setRequestMethod("POST");
			request.setRequestProperty("Connection", "close");
			request.setConnectTimeout(REQUEST_TIMEOUT_MILLIS);
			request.setReadTimeout(REQUEST_TIMEOUT_MILLIS);
			int status = request.getResponseCode();
			if (status != HttpURLConnection.HTTP_CREATED) {
				throw new IOException("status " + status);
			}
		}
		finally {
			request.disconnect();
		}
	}

	/**
	 * Fails if a visit was not answered: then the measured time is not valid.
	 * @throws IOException with the first failure
	 */
	public void requireNoneRefused() throws IOException {
		if (this.refused.get() != null || this.answered.get() == 0) {
			throw new IOException("A visitor was not answered: " + this.refused.get());
		}
	}

	@Override
	public void close() {
		this.over = true;
		for (Thread thread : this.threads) {
			try {
				thread.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
