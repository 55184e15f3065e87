package timestamps.service.connections;

import java.time.Duration;

import org.springframework.stereotype.Component;

/** Knows when the last client connected to the service's port. */
@Component
public final class Arrivals {

	private volatile long last = System.nanoTime();

	void note() {
		this.last = System.nanoTime();
	}

	/**
	 * {@return how long no client has connected}
	 */
	public Duration quiet() {
		return Duration.ofNanos(System.nanoTime() - this.last);
	}

}
