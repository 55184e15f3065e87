package timestamps.e2e.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of a run.
 *
 * @param plan the run's plan
 * @param seconds answers and failures, second by second
 * @param strikes the faults, in their order
 * @param answered the number of answered visits
 * @param failed the number of failed visits
 * @param doubled the number of answers that repeated a sequence of the same replica
 * @param histories the results of the replicas' files
 * @param objections failures that no fault excuses, and other problems, in words
 */
record Outcome(Plan plan, List<Second> seconds, List<Strike> strikes, long answered, long failed, long doubled,
		List<HistoryCheck.Result> histories, List<String> objections) {

	long lost() {
		return this.histories.stream().mapToLong(HistoryCheck.Result::lost).sum();
	}

	long outOfOrder() {
		return this.histories.stream().mapToLong(HistoryCheck.Result::outOfOrder).sum();
	}

	long recorded() {
		return this.histories.stream().mapToLong(HistoryCheck.Result::recorded).sum();
	}

	/** All problems of the run. */
	List<String> problems() {
		List<String> problems = new ArrayList<>(this.objections);
		this.strikes.forEach((strike) -> problems.addAll(strike.objections()));
		this.histories.forEach((history) -> problems.addAll(history.problems()));
		if (this.doubled > 0) {
			problems.add(this.doubled + " answers repeat a sequence that their replica had given before");
		}
		if (recorded() - this.answered > this.failed) {
			problems.add((recorded() - this.answered) + " visits were recorded and not answered, though only "
					+ this.failed + " failed");
		}
		return problems;
	}

	String summary() {
		return "%,d visits answered, %,d lost, %,d doubled, %,d out of order; %,d failed; %d problems"
			.formatted(this.answered, lost(), this.doubled, outOfOrder(), this.failed, problems().size());
	}

}
