package timestamps.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The outcome of a row.
 *
 * @param row the row's name
 * @param title the row's heading
 * @param comparisons its figures
 * @param curves its plots
 */
public record Outcome(String row, String title, List<Comparison> comparisons, List<Curve> curves) {

	/**
	 * {@return the results of the comparisons by their keys}
	 */
	Map<String, Double> scores() {
		Map<String, Double> scores = new LinkedHashMap<>();
		this.comparisons.stream()
			.filter((comparison) -> comparison.hasPeer() || !comparison.goal().isReport())
			.forEach((comparison) -> scores.put(comparison.key(), comparison.score()));
		return scores;
	}

	/**
	 * Adds a plot.
	 * @param curve the plot
	 * @return the outcome
	 */
	public Outcome with(Curve curve) {
		return new Outcome(this.row, this.title, this.comparisons,
				Stream.concat(this.curves.stream(), Stream.of(curve)).toList());
	}

}
