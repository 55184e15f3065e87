package timestamps.bench.rows;

import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Race;
import timestamps.bench.run.Replica;

/** The cost of durability: a visit compared with a request that does nothing. */
final class VisitsBesideNoOp extends Row {

	private static final int ROUNDS = 3;

	private static final int SECONDS = 3;

	VisitsBesideNoOp() {
		super("visits-no-op", "Durable visits, one replica as deployed, warm, 64 connections");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Replica replica = lab.warm();
		Race race = Race.of(ROUNDS, () -> lab.wrk().post(replica, replica.url("/visits"), SECONDS),
				() -> lab.wrk().post(replica, replica.url("/no-op"), SECONDS));
		String noOp = "no-op on the same server";
		String limit = "Each visit also takes a time stamp, a line, a force and two hand-overs between threads, on "
				+ "processors that Netty and wrk share";
		return outcome(race.perSecond("POST /visits", noOp, Goal.atLeastTimes(0.9), limit),
				race.perProcessorSecond("POST /visits", noOp, Goal.report(), ""), race.p99("POST /visits", noOp,
						Goal.atMostTimes(2), "A visit waits for the running force, and for its own"));
	}

}
