package timestamps.bench.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.run.FixedRate.Waits;

/** The figures of waits at fixed rates, and their goals. */
final class Waiting {

	static final int[] RATES = { 100, 500, 1000, 2000 };

	static final int HIGHEST_RATE = 2000;

	/** The rate whose first visits have goals. */
	static final int FRESH_RATE = 500;

	/** The rate whose warm visits have a goal. */
	static final int WARM_RATE = 1000;

	static final int SECONDS = 5;

	private static final double FRESH_P99 = 50;

	private static final double FRESH_WORST = 250;

	private static final double WARM_P99 = 10;

	private static final String FRESH_LIMIT = "Each JVM's compilers take a third of the first seconds' processor time, on "
			+ "the processors that serve";

	private Waiting() {
	}

	/**
	 * {@return the figures of first visits beside those of later ones}
	 * @param rate visits per second
	 * @param name the name of what is fresh
	 * @param fresh the runs of first visits
	 * @param peer the name of what is warm
	 * @param warm the runs of later visits
	 */
	static List<Comparison> compare(int rate, String name, List<Waits> fresh, String peer, List<Waits> warm) {
		boolean goals = rate == FRESH_RATE;
		List<Comparison> comparisons = new ArrayList<>();
		comparisons.add(new Comparison(p50(rate, name, fresh), p50(rate, peer, warm), Goal.report(), ""));
		comparisons.add(new Comparison(p99(rate, name, fresh), p99(rate, peer, warm),
				goals ? Goal.atMost(FRESH_P99) : Goal.report(), goals ? FRESH_LIMIT : ""));
		comparisons.add(new Comparison(worst(rate, name, fresh), worst(rate, peer, warm),
				goals ? Goal.atMost(FRESH_WORST) : Goal.report(), goals ? FRESH_LIMIT : ""));
		if (rate == WARM_RATE) {
			comparisons.add(warm(rate, peer, warm));
		}
		return comparisons;
	}

	/** The goal of later visits. */
	static Comparison warm(int rate, String name, List<Waits> warm) {
		return Comparison.alone(p99(rate, name, warm), Goal.atMost(WARM_P99),
				"A visit waits for the running force, for its own, and for a processor");
	}

	static Figure p50(int rate, String name, List<Waits> runs) {
		return figure(rate, name, "p50", runs, Waits::p50);
	}

	static Figure p99(int rate, String name, List<Waits> runs) {
		return figure(rate, name, "p99", runs, Waits::p99);
	}

	/** Of all runs together: no median may hide the longest wait. */
	static Figure worst(int rate, String name, List<Waits> runs) {
		return Figure.of(what(rate, name, "worst"), "ms", runs.stream().mapToDouble(Waits::worst).max().orElseThrow());
	}

	private static Figure figure(int rate, String name, String part, List<Waits> runs, ToDoubleFunction<Waits> figure) {
		return new Figure(what(rate, name, part), "ms", runs.stream().mapToDouble(figure).boxed().toList());
	}

	private static String what(int rate, String name, String part) {
		return String.format(Locale.ROOT, "%s, %,d/s, %s", name, rate, part);
	}

}
