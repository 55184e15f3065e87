package timestamps.bench.rows;

import java.util.ArrayList;
import java.util.List;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.kit.Shell;

/** The time of an {@code up} when nothing has changed. */
final class UnchangedUp extends Row {

	private static final int ROUNDS = 2;

	private static final double LONGEST_PULUMI_UP = 2.5;

	private static final double LONGEST_MAKE_UP = 4;

	UnchangedUp() {
		super("unchanged-up", "An unchanged `up`, 3 replicas");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		lab.startCluster();
		Shell.output("pulumi", "stack", "select", "--create", "dev");
		boolean wasDeployed = Shell.output("pulumi", "stack", "export", "--stack", "dev").contains("\"urn\"");
		List<Double> pulumi = new ArrayList<>();
		List<Double> make = new ArrayList<>();
		try {
			Shell.output("make", "up");
			for (int i = 0; i < ROUNDS; i++) {
				pulumi.add(Shell.secondsToRun("pulumi", "up", "--stack", "dev", "--yes", "--skip-preview"));
				make.add(Shell.secondsToRun("make", "up"));
			}
		}
		finally {
			if (!wasDeployed) {
				Shell.output("pulumi", "destroy", "--stack", "dev", "--yes", "--skip-preview");
			}
		}
		return outcome(alone("pulumi up", pulumi, LONGEST_PULUMI_UP), alone("make up", make, LONGEST_MAKE_UP));
	}

	private static Comparison alone(String what, List<Double> seconds, double longest) {
		return Comparison.alone(new Figure(what, "s", seconds), Goal.atMost(longest),
				"The CLI, the language host, the provider and a JVM start one after another");
	}

}
