package timestamps.bench.rows;

import java.util.List;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.FlameGraph;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.report.Stacks;
import timestamps.bench.run.Lab;

/** Whose code takes the processor time of a warm replica under load. */
final class Profile extends Row {

	private static final int SECONDS = 20;

	private static final String TITLE = "The processor time of a warm replica, POST /visits, 64 connections";

	Profile() {
		super("profile",
				"Where the processor time goes: [the flame graph](flame-graph.svg) of a warm replica, POST /visits");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Stacks stacks = Stacks.of(lab.profile("/visits", SECONDS));
		FlameGraph.write(stacks, TITLE, lab.root().resolve("docs/flame-graph.svg"));
		List<Comparison> shares = stacks.shares()
			.stream()
			.map((share) -> Comparison.alone(share, Goal.report(), ""))
			.toList();
		return outcome(shares);
	}

}
