package timestamps.service.operations;

import java.time.Duration;

import timestamps.service.ServiceProperties;
import timestamps.service.connections.Arrivals;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first bean to stop: makes the replica unready, and keeps it serving until load
 * balancers have noticed. They have a fixed time, and more while they still send new
 * connections, as on a busy node.
 */
@Component
class Drain implements SmartLifecycle {

	/** After so long without a new connection, the load balancers have noticed. */
	private static final Duration QUIET = Duration.ofMillis(500);

	private static final long LOOK_MILLIS = 50;

	/** The longest drain, as a multiple of the fixed time. */
	private static final int MOST = 5;

	private final ApplicationContext context;

	private final Arrivals arrivals;

	private final Duration time;

	private volatile boolean running;

	Drain(ApplicationContext context, Arrivals arrivals, ServiceProperties properties) {
		this.context = context;
		this.arrivals = arrivals;
		this.time = properties.drain();
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		AvailabilityChangeEvent.publish(this.context, ReadinessState.REFUSING_TRAFFIC);
		long start = System.nanoTime();
		try {
			Thread.sleep(this.time.toMillis());
			while (this.arrivals.quiet().compareTo(QUIET) < 0
					&& System.nanoTime() - start < this.time.multipliedBy(MOST).toNanos()) {
				Thread.sleep(LOOK_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
