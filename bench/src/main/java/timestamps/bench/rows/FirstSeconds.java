package timestamps.bench.rows;

import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Http;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Race;
import timestamps.bench.run.Replica;
import timestamps.bench.run.Rounds;
import timestamps.bench.run.Served;

/** A replica that has just become ready, compared with a warm one. */
final class FirstSeconds extends Row {

	private static final int ROUNDS = 2;

	private static final int SECONDS = 5;

	FirstSeconds() {
		super("first-seconds", "The first 5 s after ready, 64 connections, and the first page");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Replica warm = lab.warm();
		Race race = Race.of(ROUNDS, () -> {
			try (Replica fresh = lab.replica(lab.folder("fresh"))) {
				return visits(lab, fresh.awaitReady());
			}
		}, () -> visits(lab, warm));
		lab.wrk().get(warm.url("/"), Lab.CONNECTIONS, SECONDS);
		Rounds<Double> pages = Rounds.of(ROUNDS, () -> {
			try (Replica fresh = lab.replica(lab.folder("fresh-page"))) {
				return Http.millisToGet(fresh.awaitReady().url("/"));
			}
		}, () -> Http.millisToGet(warm.url("/")));
		return outcome(race.perSecond("a fresh replica", "a warm one", Goal.report(),
				"In these seconds the JVM's compilers take 3.3 of 8.1 s of processor time, on the processors that serve"),
				race.perProcessorSecond("a fresh replica", "a warm one", Goal.report(), ""),
				pages.compare("GET /, the first of a fresh replica", "GET / of a warm one", "ms", Double::doubleValue,
						Goal.report(), "The page's template is read, and much of its code is interpreted"));
	}

	private static Served visits(Lab lab, Replica replica) throws Exception {
		return lab.wrk().post(replica, replica.url("/visits"), SECONDS);
	}

}
