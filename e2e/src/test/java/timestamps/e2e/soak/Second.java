package timestamps.e2e.soak;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * The visits that ended within one second.
 *
 * @param start the beginning of the second
 * @param answered the number of answers with 201
 * @param failed the number of failures
 * @param median the median of the answers' times, in milliseconds
 * @param p99 the 99th percentile
 * @param longest the longest time
 */
record Second(Instant start, int answered, int failed, double median, double p99, double longest) {

	static final String HEADER = "second,answered,failed,median_ms,p99_ms,longest_ms";

	private static final double NANOS = 1_000_000;

	/**
	 * Makes a second from the times of the first {@code answered} answers in nanoseconds,
	 * and sorts these.
	 */
	static Second of(Instant start, long[] times, int answered, int failed) {
		Arrays.sort(times, 0, answered);
		return new Second(start, answered, failed, quantile(times, answered, 0.5), quantile(times, answered, 0.99),
				quantile(times, answered, 1));
	}

	private static double quantile(long[] sorted, int number, double quantile) {
		return (number == 0) ? 0 : sorted[(int) Math.ceil(quantile * number) - 1] / NANOS;
	}

	String line() {
		return String.format(Locale.ROOT, "%s,%d,%d,%.2f,%.2f,%.2f", this.start, this.answered, this.failed,
				this.median, this.p99, this.longest);
	}

}
