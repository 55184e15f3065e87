package timestamps.bench.run;

import java.util.ArrayList;
import java.util.List;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;

/**
 * Two things measured in turn, so that other load on the machine affects both.
 *
 * @param ours the first one's measurements
 * @param theirs the second one's
 */
public record Rounds(List<Double> ours, List<Double> theirs) {

	/** A measurement that returns a number. */
	@FunctionalInterface
	public interface Measurement {

		double measure() throws Exception;

	}

	/**
	 * Measures in turn.
	 * @param rounds how often each
	 * @param ours the first one
	 * @param theirs the second one
	 * @return the measurements
	 */
	public static Rounds of(int rounds, Measurement ours, Measurement theirs) throws Exception {
		Rounds result = new Rounds(new ArrayList<>(), new ArrayList<>());
		for (int i = 0; i < rounds; i++) {
			result.ours.add(ours.measure());
			result.theirs.add(theirs.measure());
		}
		return result;
	}

	/**
	 * {@return the two as a comparison}
	 * @param what the name of our figure
	 * @param peer the name of theirs
	 * @param unit the unit of both
	 * @param goal the goal of the comparison
	 * @param limit what limits our figure
	 */
	public Comparison compare(String what, String peer, String unit, Goal goal, String limit) {
		return new Comparison(new Figure(what, unit, this.ours), new Figure(peer, unit, this.theirs), goal, limit);
	}

}
