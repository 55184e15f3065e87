package timestamps.bench.rows;

import java.util.ArrayList;
import java.util.List;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Replica;
import timestamps.bench.run.Wrk;

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
		List<Wrk.Load> visits = new ArrayList<>();
		List<Wrk.Load> noOps = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			visits.add(lab.wrk().post(replica.url("/visits"), Lab.CONNECTIONS, SECONDS));
			noOps.add(lab.wrk().post(replica.url("/no-op"), Lab.CONNECTIONS, SECONDS));
		}
		return outcome(
				new Comparison(rates("POST /visits", visits), rates("no-op on the same server", noOps),
						Goal.atLeastTimes(0.9),
						"Each visit also takes a time stamp, a line, a force and two hand-overs between threads, on "
								+ "processors that Netty and wrk share"),
				new Comparison(p99("POST /visits, p99", visits), p99("no-op, p99", noOps), Goal.atMostTimes(2),
						"A visit waits for the running force, and for its own"));
	}

	private static Figure rates(String what, List<Wrk.Load> loads) {
		return new Figure(what, "/s", loads.stream().map(Wrk.Load::rate).toList());
	}

	private static Figure p99(String what, List<Wrk.Load> loads) {
		return new Figure(what, "ms", loads.stream().map(Wrk.Load::p99).toList());
	}

}
