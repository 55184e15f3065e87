package timestamps.bench.report;

import java.util.List;

/**
 * The results of a comparison in the last runs. One run may be lucky, so a goal counts as
 * reached when {@value Results#RUNS} runs in a row have reached it.
 *
 * @param goal the comparison's goal
 * @param runs the result of each run, the newest last
 */
record Scores(Goal goal, List<Double> runs) {

	/** How many runs have reached the goal. */
	long reached() {
		return this.runs.stream().filter(this.goal::isReached).count();
	}

	boolean isReached() {
		return reached() == Results.RUNS;
	}

	/** Whether one of the runs did not reach the goal. */
	boolean isMissed() {
		return reached() < this.runs.size();
	}

	double lowest() {
		return this.runs.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
	}

	double highest() {
		return this.runs.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
	}

}
