package timestamps.e2e.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A fault that was injected.
 *
 * @param fault the fault
 * @param begin the time of its injection
 * @param end the time when the system had recovered
 * @param failed the number of failed visits among those sent meanwhile
 * @param longestPause the longest time without any answer
 * @param objections failures that the fault may not cost, in words
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
