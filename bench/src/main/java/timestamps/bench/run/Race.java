package timestamps.bench.run;

import java.util.List;
import java.util.concurrent.Callable;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Goal;

/**
 * Two servers, or two requests, under the same load in turn.
 *
 * @param rounds their runs
 */
public record Race(Rounds<Served> rounds) {

	/**
	 * Runs in turn.
	 * @param rounds how often each
	 * @param ours the first one
	 * @param theirs the second one
	 * @return the runs
	 */
	public static Race of(int rounds, Callable<Served> ours, Callable<Served> theirs) throws Exception {
		return new Race(Rounds.of(rounds, ours, theirs));
	}

	/**
	 * {@return the answers per second: by the wall clock, without a goal, because the
	 * client shares the processors; and of the server's processor time}
	 * @param what the name of our figure
	 * @param peer the name of theirs
	 * @param goal the goal per second of processor time
	 * @param limit what limits our figure
	 */
	public List<Comparison> both(String what, String peer, Goal goal, String limit) {
		return List.of(perSecond(what, peer, Goal.report(), ""), perProcessorSecond(what, peer, goal, limit));
	}

	/**
	 * {@return the answers per second, by the wall clock}
	 * @param what the name of our figure
	 * @param peer the name of theirs
	 * @param goal the goal of the comparison
	 * @param limit what limits our figure
	 */
	public Comparison perSecond(String what, String peer, Goal goal, String limit) {
		return this.rounds.compare(what, peer, "/s", Served::perSecond, goal, limit);
	}

	/**
	 * {@return the answers per second of the server's processor time}
	 * @param what the name of our figure
	 * @param peer the name of theirs
	 * @param goal the goal of the comparison
	 * @param limit what limits our figure
	 */
	public Comparison perProcessorSecond(String what, String peer, Goal goal, String limit) {
		return this.rounds.compare(what, peer, "per processor second", Served::perProcessorSecond, goal, limit);
	}

	/**
	 * {@return the 99th percentiles of the waits}
	 * @param what the name of our figure
	 * @param peer the name of theirs
	 * @param goal the goal of the comparison
	 * @param limit what limits our figure
	 */
	public Comparison p99(String what, String peer, Goal goal, String limit) {
		return this.rounds.compare(what + ", p99", peer + ", p99", "ms", Served::p99, goal, limit);
	}

}
