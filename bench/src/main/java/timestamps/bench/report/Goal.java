package timestamps.bench.report;

/**
 * The goal of a comparison.
 *
 * @param measure how figure and peer become one number
 * @param bound the limit of that number; unused if the measure only reports
 */
public record Goal(Measure measure, double bound) {

	/** How to make one number of figure and peer. */
	public enum Measure {

		/** Figure divided by peer; the bound is the least. */
		AT_LEAST_TIMES,

		/** Figure divided by peer; the bound is the most. */
		AT_MOST_TIMES,

		/** Figure minus peer; the bound is the most. */
		AT_MOST_ABOVE,

		/** The figure alone; the bound is the most. */
		AT_MOST,

		/** Figure divided by peer, without a bound. */
		REPORT

	}

	public static Goal atLeastTimes(double bound) {
		return new Goal(Measure.AT_LEAST_TIMES, bound);
	}

	public static Goal atMostTimes(double bound) {
		return new Goal(Measure.AT_MOST_TIMES, bound);
	}

	public static Goal atMostAbove(double bound) {
		return new Goal(Measure.AT_MOST_ABOVE, bound);
	}

	public static Goal atMost(double bound) {
		return new Goal(Measure.AT_MOST, bound);
	}

	public static Goal report() {
		return new Goal(Measure.REPORT, 0);
	}

	boolean isReport() {
		return this.measure == Measure.REPORT;
	}

	double score(Figure figure, Figure peer) {
		return switch (this.measure) {
			case AT_LEAST_TIMES, AT_MOST_TIMES, REPORT -> figure.median() / peer.median();
			case AT_MOST_ABOVE -> figure.median() - peer.median();
			case AT_MOST -> figure.median();
		};
	}

	boolean isReached(double score) {
		return switch (this.measure) {
			case AT_LEAST_TIMES -> score >= this.bound;
			case AT_MOST_TIMES, AT_MOST_ABOVE, AT_MOST -> score <= this.bound;
			case REPORT -> true;
		};
	}

}
