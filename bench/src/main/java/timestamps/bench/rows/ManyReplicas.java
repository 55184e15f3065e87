package timestamps.bench.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Curve;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Stack;

/**
 * The cost of more replicas: to deploy, at once and in order, and to show on the page.
 */
final class ManyReplicas extends Row {

	private static final int[] NUMBERS = { 1, 10, 30 };

	private static final int COMPARED = 10;

	/** With the default, two processors have room for 19 replicas. */
	private static final String CPU_REQUEST = "10m";

	private static final int SECONDS = 1;

	ManyReplicas() {
		super("many-replicas", "1 … 30 replicas: up, Parallel beside OrderedReady, and the page");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		List<Curve.Point> ups = new ArrayList<>();
		List<Curve.Point> pages = new ArrayList<>();
		double parallel = 0;
		for (int replicas : NUMBERS) {
			try (Stack stack = lab.stack(Map.of("replicas", String.valueOf(replicas), "cpuRequest", CPU_REQUEST))) {
				double seconds = stack.up();
				ups.add(new Curve.Point(replicas, seconds));
				lab.wrk().get(stack.endpoint() + "/", 1, SECONDS);
				pages.add(new Curve.Point(replicas, lab.wrk().get(stack.endpoint() + "/", 1, SECONDS).p50()));
				if (replicas == COMPARED) {
					parallel = seconds;
				}
			}
		}
		double ordered = ordered(lab);
		return outcome(new Comparison(Figure.of("up of 10 replicas, Parallel", "s", parallel),
				Figure.of("OrderedReady", "s", ordered), Goal.atMostTimes(0.45),
				"Ten JVMs that start at once share the processors; in order, each has all of them"))
			.with(new Curve("From nothing to all replicas ready", "replicas", "seconds",
					List.of(new Curve.Line("pulumi up, Parallel", ups))))
			.with(new Curve("The page, one visitor, median", "replicas", "milliseconds",
					List.of(new Curve.Line("GET /", pages))));
	}

	private static double ordered(Lab lab) throws Exception {
		try (Stack stack = lab.stack(Map.of("replicas", String.valueOf(COMPARED), "podManagement", "OrderedReady",
				"cpuRequest", CPU_REQUEST))) {
			return stack.up();
		}
	}

}
