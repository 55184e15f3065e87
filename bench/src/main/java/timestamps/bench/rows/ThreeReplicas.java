package timestamps.bench.rows;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Pods;
import timestamps.bench.run.Race;
import timestamps.bench.run.Replica;
import timestamps.bench.run.Served;
import timestamps.bench.run.Stack;

/**
 * Three replicas through the endpoint, compared with one of them alone, and each piece of
 * what lies between a container and the endpoint.
 */
final class ThreeReplicas extends Row {

	private static final int REPLICAS = 3;

	private static final int ROUNDS = 3;

	private static final int SECONDS = 2;

	private static final int A_THIRD = Lab.CONNECTIONS / REPLICAS;

	private static final double GOAL = 0.8;

	private static final String ONE = "one of them, 64 connections";

	ThreeReplicas() {
		super("three-replicas", "Durable visits through the endpoint of 3 replicas, and what lies on the way");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Stack stack = lab.threeReplicas();
		String endpoint = stack.endpoint() + "/visits";
		String address = "http://" + stack.addressOfFirstReplica() + ":8080/visits";
		String service = "http://" + stack.serviceOfFirstReplica() + ":8080/visits";
		for (int i = 0; i < REPLICAS; i++) {
			lab.warmUp(endpoint); // each has a third of the load
		}
		lab.warmUp(address);
		Pods pods = stack.pods();
		Load load = (url, connections) -> lab.wrk().post(pods, url, connections, SECONDS);
		Callable<Served> one = () -> load.of(address, Lab.CONNECTIONS);
		Race together = Race.of(ROUNDS, () -> load.of(endpoint, Lab.CONNECTIONS), one);
		Race each = Race.of(ROUNDS, () -> load.of(endpoint, REPLICAS * Lab.CONNECTIONS), one);
		Race third = Race.of(ROUNDS, () -> load.of(address, A_THIRD), one);
		Race through = Race.of(ROUNDS, () -> load.of(service, Lab.CONNECTIONS), one);
		Replica alone = lab.warm();
		Race deployed = Race.of(ROUNDS, one, () -> lab.wrk().post(alone, alone.url("/visits"), SECONDS));
		return outcome(Stream.of(goal(together, "three replicas, 64 connections in all", ONE,
				"Each replica has a third of the connections, so each write and force serves a third of the visits"),
				goal(each, "three replicas, 64 connections each", ONE,
						"Three processes share the processors that a single one has for itself, and wake one another up"),
				third.both("one of them, 21 connections", ONE, Goal.report(),
						"Smaller batches: the same write and force for a third of the visits"),
				through.both("one of them, through a Service", "one of them, by its address", Goal.report(),
						"kube-proxy's rules and conntrack; they decide once for each connection"),
				deployed.both("one of them, by its address", "a container alone, on loopback", Goal.report(),
						"A network of its own, with policies, and a volume behind a loop device"))
			.flatMap(List::stream)
			.toList());
	}

	private static List<Comparison> goal(Race race, String what, String peer, String limit) {
		return List.of(race.perSecond(what, peer, Goal.atLeastTimes(GOAL), limit),
				race.perProcessorSecond(what, peer, Goal.report(), ""));
	}

	/** Sends load to the deployed replicas. */
	private interface Load {

		Served of(String url, int connections) throws Exception;

	}

}
