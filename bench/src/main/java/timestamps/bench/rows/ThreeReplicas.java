package timestamps.bench.rows;

import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Pods;
import timestamps.bench.run.Race;
import timestamps.bench.run.Stack;

/** Three replicas through the endpoint, compared with one of them alone. */
final class ThreeReplicas extends Row {

	private static final int ROUNDS = 2;

	private static final int WARM_UP_SECONDS = 5;

	private static final int SECONDS = 2;

	ThreeReplicas() {
		super("three-replicas", "Durable visits, 3 replicas through the endpoint, 64 connections");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Stack stack = lab.threeReplicas();
		String three = stack.endpoint() + "/visits";
		String one = "http://" + stack.addressOfFirstReplica() + ":8080/visits";
		for (int i = 0; i < 2; i++) {
			lab.wrk().post(three, Lab.CONNECTIONS, WARM_UP_SECONDS);
		}
		Pods pods = stack.pods();
		Race race = Race.of(ROUNDS, () -> lab.wrk().post(pods, three, SECONDS),
				() -> lab.wrk().post(pods, one, SECONDS));
		return outcome(
				race.perSecond("three replicas", "one of them", Goal.report(),
						"Three processes share the processors that a single one has for itself; each has its own "
								+ "writer and compiler, and smaller batches"),
				race.perProcessorSecond("three replicas", "one of them", Goal.report(), ""));
	}

}
