package timestamps.bench.rows;

import java.util.ArrayList;
import java.util.List;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Race;
import timestamps.bench.run.Replica;

/** Compares with the naive durable way, on the same server: a force for each request. */
final class VisitsBesideOneByOne extends Row {

	private static final int ROUNDS = 3;

	private static final int SECONDS = 2;

	VisitsBesideOneByOne() {
		super("visits-one-by-one", "Durable visits beside a force for each request, on the same server");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		List<Comparison> comparisons = new ArrayList<>();
		comparisons.addAll(beside(lab, "/one-by-one", "a write and a force for each, one after another"));
		comparisons.addAll(beside(lab, "/at-once", "10 threads per processor, each forces its own visit"));
		return outcome(comparisons);
	}

	private static List<Comparison> beside(Lab lab, String path, String name) throws Exception {
		Replica replica = lab.warm();
		lab.wrk().post(replica.url(path), Lab.CONNECTIONS, SECONDS);
		Race race = Race.of(ROUNDS, () -> lab.wrk().post(replica, replica.url("/visits"), SECONDS),
				() -> lab.wrk().post(replica, replica.url(path), SECONDS));
		return List.of(
				race.perSecond("POST /visits", name, Goal.atLeastTimes(4),
						"The kernel groups the commits of its journal, as the log groups its own, so a fast disk "
								+ "leaves little to gain; the server's own cost is the same on both sides"),
				race.perProcessorSecond("POST /visits", name, Goal.report(), ""));
	}

}
