package timestamps.bench.rows;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Replica;
import timestamps.bench.run.Rounds;

/** Compares with the naive durable way, on the same server: a force for each request. */
final class VisitsBesideOneByOne extends Row {

	private static final int ROUNDS = 3;

	private static final int SECONDS = 2;

	VisitsBesideOneByOne() {
		super("visits-one-by-one", "Durable visits beside a force for each request, on the same server");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		return outcome(beside(lab, "/one-by-one", "a write and a force for each, one after another"),
				beside(lab, "/at-once", "10 threads a processor, each its own force, in no order"));
	}

	private static Comparison beside(Lab lab, String path, String name) throws Exception {
		Replica replica = lab.warm();
		lab.wrk().post(replica.url(path), Lab.CONNECTIONS, SECONDS);
		return Rounds
			.of(ROUNDS, () -> lab.wrk().postsPerSecond(replica.url("/visits"), SECONDS),
					() -> lab.wrk().postsPerSecond(replica.url(path), SECONDS))
			.compare("POST /visits", name, "/s", Goal.atLeastTimes(4),
					"The kernel groups the commits of its journal, as the log groups its own, so a fast disk leaves "
							+ "little to gain; the server's own cost is the same on both sides");
	}

}
