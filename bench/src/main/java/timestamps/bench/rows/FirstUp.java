package timestamps.bench.rows;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Deployment;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Manifests;
import timestamps.bench.run.Stack;

/**
 * Deploys and destroys from nothing: the stack with Pulumi, and the same objects with
 * kubectl.
 */
final class FirstUp extends Row {

	private static final double LONGEST_TO_READY = 5;

	FirstUp() {
		super("first-up", "First `pulumi up` of 3 replicas, and `destroy`, with the image in the registry");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Deployment up;
		List<Double> readies;
		Manifests manifests;
		double destroy;
		try (Stack stack = lab.stack(Map.of("replicas", "3"))) {
			up = stack.firstUp();
			readies = stack.secondsToReady();
			manifests = Manifests.of(stack);
			destroy = stack.destroy();
		}
		Deployment apply;
		double delete;
		try {
			apply = manifests.apply();
		}
		finally {
			delete = manifests.delete();
		}
		Figure ready = new Figure("a replica, from its object to ready", "s", readies);
		return outcome(
				compare("the first answer", up, apply, Deployment::toFirstAnswer,
						"The engine, a provider and a JVM start before the first object is created"),
				compare("all three ready", up, apply, Deployment::toAllReady,
						"The same, and the engine's own check of each ready object"),
				Comparison.alone(ready, Goal.atMost(LONGEST_TO_READY),
						"Each of three JVMs takes 3 to 5 s of processor time until it is ready, on two processors that make volumes, "
								+ "networks and containers meanwhile"),
				new Comparison(Figure.of("pulumi destroy", "s", destroy),
						Figure.of("kubectl delete of the same, waiting", "s", delete), Goal.atMostTimes(1.1),
						"Both wait for the namespace controller, which checks again after eight seconds"));
	}

	private static Comparison compare(String until, Deployment up, Deployment apply,
			ToDoubleFunction<Deployment> seconds, String limit) {
		return new Comparison(Figure.of("pulumi up, to " + until, "s", seconds.applyAsDouble(up)),
				Figure.of("kubectl apply, to " + until, "s", seconds.applyAsDouble(apply)), Goal.atMostTimes(1.3),
				limit);
	}

}
