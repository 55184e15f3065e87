package timestamps.bench.rows;

import java.util.List;

import timestamps.bench.Row;
import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Stack;
import timestamps.bench.run.Visitors;

/** A roll-out of three replicas, during which every visitor is answered. */
final class RollOut implements Row {

	/** The stack's value of {@code TIMESTAMPS_DRAIN}. */
	private static final double DRAIN = 2;

	@Override
	public String name() {
		return "roll-out";
	}

	@Override
	public String title() {
		return "Roll-out of 3 replicas, no failed request";
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Stack stack = lab.threeReplicas();
		stack.set("timeZone", "Europe/Moscow");
		double seconds;
		Visitors visitors = Visitors.come(stack.endpoint());
		try (visitors) {
			seconds = stack.up();
		}
		visitors.requireNoneRefused();
		List<Double> starts = stack.secondsToReady();
		double sum = starts.stream().mapToDouble((start) -> start + DRAIN).sum();
		return Outcome.of(this,
				new Comparison(Figure.of("pulumi up with another time zone", "s", seconds),
						Figure.of("three drains and starts, one after another", "s", sum), Goal.atMostTimes(1.2),
						"The loops of the controller and the kubelet add a second here and there for each replica"));
	}

}
