package timestamps.service.connections;

import java.time.Duration;

import org.springframework.stereotype.Component;

/** When the last client connected to the service's port. */
@Component
public final class Arrivals {

	private volatile long last = System.nanoTime();

	void note() {
		this.last = System.nanoTime();
	}

	/**
	 * {@return for how long nobody has connected}
	 */
	public Duration quiet() {
		return Duration.ofNanos(System.nanoTime() - this.last);
	}

}
