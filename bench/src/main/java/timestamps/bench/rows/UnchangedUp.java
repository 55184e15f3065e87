package timestamps.bench.rows;

import java.util.List;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Rounds;
import timestamps.kit.Shell;

/**
 * The time of an {@code up} when nothing has changed, compared with that of a refresh:
 * the engine and the provider read the same objects, and no program runs.
 */
final class UnchangedUp extends Row {

	private static final int ROUNDS = 5;

	private static final double MOST = 1.5;

	UnchangedUp() {
		super("unchanged-up", "An unchanged `up` beside a refresh of the same state, 3 replicas");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		lab.startCluster();
		Shell.output("pulumi", "stack", "select", "--create", "dev");
		boolean wasDeployed = Shell.output("pulumi", "stack", "export", "--stack", "dev").contains("\"urn\"");
		try {
			Shell.output("make", "up");
			return outcome(beside("pulumi up", "pulumi", "up", "--stack", "dev", "--yes", "--skip-preview"),
					beside("make up", "make", "up"));
		}
		finally {
			if (!wasDeployed) {
				Shell.output("pulumi", "destroy", "--stack", "dev", "--yes", "--skip-preview");
			}
		}
	}

	private static Comparison beside(String what, String... command) throws Exception {
		return Rounds
			.of(ROUNDS, () -> Shell.secondsToRun(command),
					() -> Shell.secondsToRun("pulumi", "refresh", "--stack", "dev", "--yes", "--skip-preview"))
			.compare(what, "pulumi refresh", "s", Double::doubleValue, Goal.atMostTimes(MOST),
					"The program's JVM takes two thirds: it starts, reads the stack and the cluster, registers each "
							+ "object with the engine, and ends");
	}

}
