package timestamps.bench.rows;

import java.util.List;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;

/** A measurement, side by side with an alternative. */
public abstract class Row {

	private final String name;

	private final String title;

	Row(String name, String title) {
		this.name = name;
		this.title = title;
	}

	/**
	 * {@return the name in {@code make bench ROWS=name} and in the results}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * {@return the heading on the page}
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Measures this row and its peers, and removes everything that it needed.
	 * @param lab starts programs
	 * @return the figures
	 * @throws Exception if a program failed, so that there is no figure
	 */
	public abstract Outcome measure(Lab lab) throws Exception;

	/**
	 * {@return an outcome of this row without a plot}
	 */
	Outcome outcome(Comparison... comparisons) {
		return outcome(List.of(comparisons));
	}

	/**
	 * {@return an outcome of this row without a plot}
	 */
	Outcome outcome(List<Comparison> comparisons) {
		return new Outcome(this.name, this.title, comparisons, List.of());
	}

}
