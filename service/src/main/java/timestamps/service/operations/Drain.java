package timestamps.service.operations;

import java.time.Duration;

import timestamps.service.ServiceProperties;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stops first: makes the replica unready and still serves, until load balancers have
 * noticed that it is ending.
 */
@Component
class Drain implements SmartLifecycle {

	private final ApplicationContext context;

	private final Duration time;

	private volatile boolean running;

	Drain(ApplicationContext context, ServiceProperties properties) {
		this.context = context;
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
		try {
			Thread.sleep(this.time.toMillis());
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
