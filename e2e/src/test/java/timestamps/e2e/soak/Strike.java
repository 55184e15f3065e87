package timestamps.e2e.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A fault that happened.
 *
 * @param fault which one
 * @param begin when it was injected
 * @param end when the system had recovered from it
 * @param failed how many visits failed that were sent meanwhile
 * @param longestPause the longest time in which nobody was answered
 * @param objections failures that it may not cost, in words
 */
record Strike(Fault fault, Instant begin, Instant end, int failed, Duration longestPause, List<String> objections) {

	static final String HEADER = "begin,end,fault,failed,longest_pause_ms,not_allowed";

	String line() {
		return "%s,%s,%s,%d,%d,%d".formatted(this.begin, this.end, this.fault.name(), this.failed,
				this.longestPause.toMillis(), this.objections.size());
	}

	double seconds() {
		return Duration.between(this.begin, this.end).toMillis() / 1000.0;
	}

}
