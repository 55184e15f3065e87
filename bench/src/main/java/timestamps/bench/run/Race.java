package timestamps.bench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;

/**
 * Two servers, or two requests, under the same load in turn, so that other load on the
 * machine affects both.
 *
 * @param ours the first one's runs
 * @param theirs the second one's
 */
public record Race(List<Served> ours, List<Served> theirs) {

	/** A run under load. */
	@FunctionalInterface
	public interface Run {

		Served serve() throws Exception;

	}

	/**
	 * Runs in turn.
	 * @param rounds how often each
	 * @param ours the first one
	 * @param theirs the second one
	 * @return the runs
	 */
	public static Race of(int rounds, Run ours, Run theirs) throws Exception {
		Race race = new Race(new ArrayList<>(), new ArrayList<>());
		for (int i = 0; i < rounds; i++) {
			race.ours.add(ours.serve());
			race.theirs.add(theirs.serve());
		}
		return race;
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
		return compare(what, peer, "/s", Served::perSecond, goal, limit);
	}

	/**
	 * {@return the answers per second of the server's processor time}
	 * @param what the name of our figure
	 * @param peer the name of theirs
	 * @param goal the goal of the comparison
	 * @param limit what limits our figure
	 */
	public Comparison perProcessorSecond(String what, String peer, Goal goal, String limit) {
		return compare(what, peer, "per processor second", Served::perProcessorSecond, goal, limit);
	}

	/**
	 * {@return the 99th percentiles of the waits}
	 * @param what the name of our figure
	 * @param peer the name of theirs
	 * @param goal the goal of the comparison
	 * @param limit what limits our figure
	 */
	public Comparison p99(String what, String peer, Goal goal, String limit) {
		return compare(what + ", p99", peer + ", p99", "ms", Served::p99, goal, limit);
	}

	private Comparison compare(String what, String peer, String unit, ToDoubleFunction<Served> figure, Goal goal,
			String limit) {
		return new Comparison(figure(what, unit, this.ours, figure), figure(peer, unit, this.theirs, figure), goal,
				limit);
	}

	private static Figure figure(String what, String unit, List<Served> runs, ToDoubleFunction<Served> figure) {
		return new Figure(what, unit, runs.stream().mapToDouble(figure).boxed().toList());
	}

}
