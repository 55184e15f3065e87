package timestamps.bench.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import timestamps.bench.Row;
import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Cluster;
import timestamps.bench.run.Deployment;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Manifests;
import timestamps.bench.run.Stack;

/**
 * From nothing to the first answer and back to nothing: the stack by Pulumi, and the same
 * objects by kubectl.
 */
final class FirstUp implements Row {

	private static final int ROUNDS = 2;

	private static final double LONGEST_TO_READY = 5;

	@Override
	public String name() {
		return "first-up";
	}

	@Override
	public String title() {
		return "First `pulumi up` of 3 replicas, and `destroy`, the image there";
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Cluster cluster = lab.cluster();
		List<Deployment> ups = new ArrayList<>();
		List<Double> destroys = new ArrayList<>();
		List<Deployment> applies = new ArrayList<>();
		List<Double> deletes = new ArrayList<>();
		List<Double> readies = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			Manifests manifests;
			try (Stack stack = new Stack(cluster, Map.of("replicas", "3"))) {
				ups.add(stack.firstUp());
				readies.addAll(stack.secondsToReady());
				manifests = Manifests.of(stack);
				destroys.add(stack.destroy());
			}
			applies.add(manifests.apply(cluster));
			deletes.add(manifests.delete(cluster));
		}
		Figure ready = new Figure("a replica, from its object to ready", "s", readies);
		return Outcome.of(this,
				compare("the first answer", ups, applies, Deployment::toFirstAnswer,
						"The engine, a provider and a JVM start before the first object is made"),
				compare("all three ready", ups, applies, Deployment::toAllReady,
						"The same, and the engine's own look at each object that is ready"),
				new Comparison(ready, ready, Goal.atMost(LONGEST_TO_READY),
						"Volumes are made one after another, and three JVMs start on the same cores"),
				new Comparison(new Figure("pulumi destroy", "s", destroys),
						new Figure("kubectl delete of the same, waiting", "s", deletes), Goal.atMostTimes(1.1),
						"Both wait for the namespace, whose controller looks again after eight seconds"));
	}

	private static Comparison compare(String until, List<Deployment> ups, List<Deployment> applies,
			ToDoubleFunction<Deployment> seconds, String limit) {
		return new Comparison(
				new Figure("pulumi up, to " + until, "s", ups.stream().mapToDouble(seconds).boxed().toList()),
				new Figure("kubectl apply, to " + until, "s", applies.stream().mapToDouble(seconds).boxed().toList()),
				Goal.atMostTimes(1.3), limit);
	}

}
