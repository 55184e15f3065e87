package timestamps.bench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;

/**
 * Two things measured in turn, so that other load on the machine affects both.
 *
 * @param ours the first one's measurements
 * @param theirs the second one's
 * @param <T> what a measurement returns
 */
public record Rounds<T>(List<T> ours, List<T> theirs) {

	/**
	 * Measures in turn.
	 * @param rounds how often each
	 * @param ours the first one
	 * @param theirs the second one
	 * @param <T> what a measurement returns
	 * @return the measurements
	 */
	public static <T> Rounds<T> of(int rounds, Callable<T> ours, Callable<T> theirs) throws Exception {
		Rounds<T> result = new Rounds<>(new ArrayList<>(), new ArrayList<>());
		for (int i = 0; i < rounds; i++) {
			result.ours.add(ours.call());
			result.theirs.add(theirs.call());
		}
		return result;
	}

	/**
	 * {@return the two as a comparison}
	 * @param what the name of our figure
	 * @param peer the name of theirs
	 * @param unit the unit of both
	 * @param value the compared value of a measurement
	 * @param goal the goal of the comparison
	 * @param limit what limits our figure
	 */
	public Comparison compare(String what, String peer, String unit, ToDoubleFunction<T> value, Goal goal,
			String limit) {
		return new Comparison(figure(what, unit, this.ours, value), figure(peer, unit, this.theirs, value), goal,
				limit);
	}

	private static <T> Figure figure(String what, String unit, List<T> measurements, ToDoubleFunction<T> value) {
		return new Figure(what, unit, measurements.stream().mapToDouble(value).boxed().toList());
	}

}
