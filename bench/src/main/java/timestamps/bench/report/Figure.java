package timestamps.bench.report;

import java.util.List;

/**
 * A figure that was measured several times.
 *
 * @param what the name of the figure, as in the table's cell
 * @param unit the unit: {@code /s}, {@code ms}, {@code s}, {@code MB}, {@code MB/s}
 * @param samples all measurements, in order
 */
public record Figure(String what, String unit, List<Double> samples) {

	/**
	 * Makes a figure of one or more measurements.
	 * @param what the name of the figure
	 * @param unit the unit
	 * @param samples the measurements
	 * @return the figure
	 */
	public static Figure of(String what, String unit, Double... samples) {
		return new Figure(what, unit, List.of(samples));
	}

	/**
	 * {@return the median of the samples}
	 */
	public double median() {
		List<Double> sorted = this.samples.stream().sorted().toList();
		int half = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
	}

	/**
	 * {@return the smallest sample}
	 */
	public double lowest() {
		return this.samples.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
	}

	/**
	 * {@return the largest sample}
	 */
	public double highest() {
		return this.samples.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
	}

}
