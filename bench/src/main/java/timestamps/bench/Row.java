package timestamps.bench;

import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;

/** Something that is measured, side by side with what it is compared to. */
public interface Row {

	/**
	 * {@return the name it is run by, {@code make bench ROWS=name}, and found by in the
	 * results}
	 */
	String name();

	/**
	 * {@return what it is, for the page's reader}
	 */
	String title();

	/**
	 * Measures it and its peers, and undoes all that it needed for that.
	 * @param lab where things are run
	 * @return the figures
	 * @throws Exception if something did not run, so that there is no figure
	 */
	Outcome measure(Lab lab) throws Exception;

}
