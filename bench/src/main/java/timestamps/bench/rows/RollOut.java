package timestamps.bench.rows;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Stack;
import timestamps.kit.Visitors;

/** A roll-out of three replicas, during which every visitor is answered. */
final class RollOut extends Row {

	/** The stack's value of {@code TIMESTAMPS_DRAIN}. */
	private static final double DRAIN = 2;

	RollOut() {
		super("roll-out", "Roll-out of 3 replicas, no failed request");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Stack stack = lab.threeReplicas();
		stack.set("timeZone", "Europe/Moscow");
		double seconds;
		Visitors visitors = new Visitors(stack.endpoint(), 4, Duration.ofMillis(50), Duration.ofSeconds(5));
		try (visitors) {
			seconds = stack.up();
		}
		if (!visitors.failures().isEmpty() || visitors.answers().isEmpty()) {
			throw new IOException("A visitor was not answered: " + visitors.failures());
		}
		List<Double> starts = stack.secondsToReady();
		double sum = starts.stream().mapToDouble((start) -> start + DRAIN).sum();
		return outcome(new Comparison(Figure.of("pulumi up with another time zone", "s", seconds),
				Figure.of("three drains and starts, one after another", "s", sum), Goal.atMostTimes(1.3),
				"The loops of the controller and the kubelet add a second here and there for each replica"));
	}

}
