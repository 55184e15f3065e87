package timestamps.e2e.soak;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * What came of the visits that ended within a second.
 *
 * @param start when it began
 * @param answered how many were answered with 201
 * @param failed how many were not
 * @param median how long half of the answers took at most, in milliseconds
 * @param p99 how long 99 of 100 took at most
 * @param longest how long the slowest took
 */
record Second(Instant start, int answered, int failed, double median, double p99, double longest) {

	static final String HEADER = "second,answered,failed,median_ms,p99_ms,longest_ms";

	private static final double NANOS = 1_000_000;

	/**
	 * The times of the first {@code answered} answers in nanoseconds; they get sorted.
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
