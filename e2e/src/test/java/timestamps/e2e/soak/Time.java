package timestamps.e2e.soak;

import java.time.Duration;
import java.time.Instant;

/** Waits for faults that end by time alone. */
final class Time {

	private Time() {
	}

	static void pass(Duration time) throws InterruptedException {
		Thread.sleep(Math.max(0, time.toMillis()));
	}

	static void passUntil(Instant moment) throws InterruptedException {
		pass(Duration.between(Instant.now(), moment));
	}

}
