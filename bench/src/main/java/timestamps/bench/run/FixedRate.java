package timestamps.bench.run;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;

/**
 * Visits that are due at fixed times, whether earlier ones are answered or not. The wait
 * counts from the moment a visit was due: a pause of the server delays every visit that
 * is due in it, not only those that are already on their way. Delays of this client
 * count, too.
 */
public final class FixedRate {

	/**
	 * How many visits may be on their way. Later ones wait for a free connection, and the
	 * wait counts.
	 */
	static final int CONNECTIONS = 128;

	private static final long SECOND = 1_000_000_000;

	private static final int DIGITS = 3;

	private final URI url;

	private final long period;

	private final int visits;

	private final long start = System.nanoTime();

	private final AtomicInteger next = new AtomicInteger();

	private FixedRate(URI url, int perSecond, int seconds) {
		this.url = url;
		this.period = SECOND / perSecond;
		this.visits = perSecond * seconds;
	}

	/**
	 * Sends POST requests. The first visits also open the connections.
	 * @param url the URL
	 * @param perSecond how many visits are due each second
	 * @param seconds the length of the run
	 * @return how long the visits waited
	 * @throws IOException if one was not answered with 201: such figures are not valid
	 */
	public static Waits post(String url, int perSecond, int seconds) throws IOException {
		FixedRate rate = new FixedRate(URI.create(url), perSecond, seconds);
		ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
		try {
			List<Future<Histogram>> connections = new ArrayList<>();
			for (int i = 0; i < CONNECTIONS; i++) {
				connections.add(threads.submit(rate::visit));
			}
			Histogram waits = new Histogram(DIGITS);
			for (Future<Histogram> connection : connections) {
				waits.add(connection.get());
			}
			return Waits.of(waits);
		}
		catch (ExecutionException ex) {
			throw new IOException("A visit to " + url + " failed", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** Takes one visit after another, over one connection, until none is left. */
	private Histogram visit() throws IOException {
		Histogram waits = new Histogram(DIGITS);
		int visit = this.next.getAndIncrement();
		if (visit >= this.visits) {
			return waits;
		}
		awaitDue(visit);
		try (KeptConnection connection = new KeptConnection(this.url)) {
			while (visit < this.visits) {
				awaitDue(visit);
				connection.post();
				waits.recordValue(System.nanoTime() - due(visit));
				visit = this.next.getAndIncrement();
			}
		}
		return waits;
	}

	private long due(int visit) {
		return this.start + visit * this.period;
	}

	private void awaitDue(int visit) {
		for (long left = due(visit) - System.nanoTime(); left > 0; left = due(visit) - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	/**
	 * How long visits waited, in milliseconds.
	 *
	 * @param visits how many there were
	 * @param p50 the median
	 * @param p99 the 99th percentile
	 * @param worst the longest wait
	 */
	public record Waits(long visits, double p50, double p99, double worst) {

		private static final double MILLI = 1e6;

		static Waits of(Histogram nanos) {
			return new Waits(nanos.getTotalCount(), nanos.getValueAtPercentile(50) / MILLI,
					nanos.getValueAtPercentile(99) / MILLI, nanos.getMaxValue() / MILLI);
		}

	}

}
