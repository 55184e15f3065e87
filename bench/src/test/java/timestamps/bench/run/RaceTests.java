package timestamps.bench.run;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import timestamps.bench.report.Comparison;
import timestamps.bench.report.Goal;

import static org.assertj.core.api.Assertions.assertThat;

class RaceTests {

	@Test
	void aThroughputIsShownByTheWallClockAndPerSecondOfTheServersProcessorTime() throws Exception {
		Iterator<Served> ours = List.of(Served.of(3000, 2, 1.5), Served.of(5000, 2, 2)).iterator();
		Iterator<Served> theirs = List.of(Served.of(1000, 2, 0.25), Served.of(1000, 2, 0.25)).iterator();

		List<Comparison> comparisons = Race.of(2, ours::next, theirs::next)
			.both("ours", "theirs", Goal.atLeastTimes(0.5), "");

		assertThat(comparisons).extracting((comparison) -> comparison.figure().samples())
			.containsExactly(List.of(1500.0, 2500.0), List.of(2000.0, 2500.0));
		assertThat(comparisons).extracting((comparison) -> comparison.peer().median()).containsExactly(500.0, 4000.0);
		assertThat(comparisons).extracting((comparison) -> comparison.figure().unit())
			.containsExactly("/s", "per processor second");
	}

	@Test
	void theProcessorTimeOfAServerIsThatOfAllItsProcesses() {
		ProcessHandle self = ProcessHandle.current();

		double once = Processes.processorSeconds(Stream.of(self));
		double twice = Processes.processorSeconds(Stream.of(self, self));

		assertThat(once).isPositive();
		assertThat(twice).isGreaterThanOrEqualTo(2 * once);
		assertThat(new Pods(List.of("no-pod-has-this-uid")).processorSeconds()).isZero();
	}

}
