package timestamps.bench;

import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;

/** A measurement, side by side with an alternative. */
public interface Row {

	/**
	 * {@return the name in {@code make bench ROWS=name} and in the results}
	 */
	String name();

	/**
	 * {@return the heading on the page}
	 */
	String title();

	/**
	 * Measures this row and its peers, and removes everything that it needed.
	 * @param lab starts programs
	 * @return the figures
	 * @throws Exception if a program failed, so that there is no figure
	 */
	Outcome measure(Lab lab) throws Exception;

}
