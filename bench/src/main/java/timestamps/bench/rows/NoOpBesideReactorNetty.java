package timestamps.bench.rows;

import java.util.ArrayList;
import java.util.List;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Race;
import timestamps.bench.run.Replica;

/** What Spring and the guards of connections cost, and what a visit costs beside them. */
final class NoOpBesideReactorNetty extends Row {

	private static final int ROUNDS = 3;

	private static final int SECONDS = 3;

	NoOpBesideReactorNetty() {
		super("no-op-reactor-netty", "A no-op and a durable visit beside a no-op on Reactor Netty without Spring");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Replica replica = lab.warm();
		try (Replica bare = lab.startReactorNetty()) {
			List<Comparison> comparisons = new ArrayList<>();
			comparisons.addAll(beside(lab, replica, "/no-op", bare, "no-op of a controller",
					"Spring's filters and observations, its search for a handler and for a writer"));
			comparisons.addAll(beside(lab, replica, "/visits", bare, "POST /visits",
					"The log, the guards of connections, and answers on another thread than requests"));
			return outcome(comparisons);
		}
	}

	private static List<Comparison> beside(Lab lab, Replica replica, String path, Replica bare, String name,
			String limit) throws Exception {
		return Race
			.of(ROUNDS, () -> lab.wrk().post(replica, replica.url(path), SECONDS),
					() -> lab.wrk().post(bare, bare.url("/no-op"), SECONDS))
			.both(name, "no-op on Reactor Netty", Goal.report(), limit);
	}

}
