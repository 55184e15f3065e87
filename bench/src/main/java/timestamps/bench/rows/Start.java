package timestamps.bench.rows;

import java.util.ArrayList;
import java.util.List;

import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Replica;
import timestamps.bench.run.Rounds;

/**
 * The time from a process's start to its first answer of 200: one process alone, and
 * three at once.
 */
final class Start extends Row {

	private static final int ROUNDS = 2;

	Start() {
		super("start", "Start of the process to its first 200, in the container's limits");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		String limit = "Half of 3 s of processor time are the JVM's compilers; the rest is Spring's context and the two servers, "
				+ "in code that is interpreted at first";
		return outcome(
				Rounds.of(ROUNDS, () -> slowest(lab, 1, false), () -> slowest(lab, 1, true))
					.compare("one replica", "the plain Spring Boot jar", "s", Double::doubleValue,
							Goal.atMostTimes(0.25), limit),
				Rounds.of(1, () -> slowest(lab, 3, false), () -> slowest(lab, 3, true))
					.compare("three at once, the last", "three plain jars at once, the last", "s", Double::doubleValue,
							Goal.atMostTimes(0.25), limit));
	}

	private static double slowest(Lab lab, int number, boolean plain) throws Exception {
		List<Replica> replicas = new ArrayList<>();
		try {
			for (int i = 0; i < number; i++) {
				replicas.add(plain ? lab.startPlainJar(lab.folder("start-" + i)) : lab.start(lab.folder("start-" + i)));
			}
			double slowest = 0;
			for (Replica replica : replicas) {
				slowest = Math.max(slowest, replica.await().secondsToStart());
			}
			return slowest;
		}
		finally {
			for (Replica replica : replicas) {
				replica.close();
			}
		}
	}

}
