package timestamps.bench.rows;

import java.util.ArrayList;
import java.util.List;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Race;
import timestamps.bench.run.Replica;

/** The cost of durability: a visit compared with requests that do nothing. */
final class VisitsBesideNoOp extends Row {

	private static final int ROUNDS = 3;

	private static final int SECONDS = 3;

	VisitsBesideNoOp() {
		super("visits-no-op", "Durable visits, one replica as deployed, warm, 64 connections");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Replica replica = lab.warm();
		List<Comparison> comparisons = new ArrayList<>();
		Race race = race(lab, replica, "/no-op");
		String noOp = "no-op of a controller";
		comparisons.add(race.perSecond("POST /visits", noOp, Goal.atLeastTimes(0.9),
				"Visits are answered before Spring's filters and controllers; this no-op is a controller"));
		comparisons.add(race.perProcessorSecond("POST /visits", noOp, Goal.report(), ""));
		comparisons.add(race.p99("POST /visits", noOp, Goal.atMostTimes(2),
				"A visit waits for the running force, and for its own"));
		comparisons.addAll(race(lab, replica, "/fast-no-op").both("POST /visits", "no-op that is answered as early",
				Goal.report(), "What the log costs: a time stamp, a line, a force for each batch, two hand-overs "
						+ "between threads"));
		return outcome(comparisons);
	}

	private static Race race(Lab lab, Replica replica, String noOp) throws Exception {
		return Race.of(ROUNDS, () -> lab.wrk().post(replica, replica.url("/visits"), SECONDS),
				() -> lab.wrk().post(replica, replica.url(noOp), SECONDS));
	}

}
