package timestamps.bench.rows;

import java.util.List;

import org.junit.jupiter.api.Test;
import timestamps.bench.report.Comparison;
import timestamps.bench.report.Goal;
import timestamps.bench.run.FixedRate.Waits;

import static org.assertj.core.api.Assertions.assertThat;

class WaitingTests {

	private static final List<Waits> FRESH = List.of(new Waits(500, 1, 40, 90), new Waits(500, 3, 50, 300));

	private static final List<Waits> WARM = List.of(new Waits(500, 1, 2, 3), new Waits(500, 1, 4, 5));

	@Test
	void theLongestWaitIsThatOfAllRuns() {
		List<Comparison> comparisons = Waiting.compare(Waiting.FRESH_RATE, "fresh", FRESH, "warm", WARM);

		assertThat(comparisons).extracting((comparison) -> comparison.figure().what())
			.containsExactly("fresh, 500/s, p50", "fresh, 500/s, p99", "fresh, 500/s, worst");
		assertThat(comparisons).extracting((comparison) -> comparison.figure().median())
			.containsExactly(2.0, 45.0, 300.0);
		assertThat(comparisons).extracting((comparison) -> comparison.goal().measure())
			.containsExactly(Goal.Measure.REPORT, Goal.Measure.AT_MOST, Goal.Measure.AT_MOST);
	}

	@Test
	void warmVisitsHaveAGoalAtOneRate() {
		List<Comparison> comparisons = Waiting.compare(Waiting.WARM_RATE, "fresh", FRESH, "warm", WARM);

		assertThat(comparisons).filteredOn((comparison) -> !comparison.hasPeer())
			.extracting(Comparison::score)
			.containsExactly(3.0);
	}

}
