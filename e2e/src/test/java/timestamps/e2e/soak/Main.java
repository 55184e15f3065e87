package timestamps.e2e.soak;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import timestamps.e2e.EmbeddedCluster;

/** {@code make soak}. */
final class Main {

	/** Only checks the environment variables. */
	private static final String CHECK = "--check";

	private static final int MOST_PROBLEMS = 50;

	private Main() {
	}

	public static void main(String[] args) throws Exception {
		System.setProperty(Visitor.ALLOW_CONNECTION_HEADER, "connection");
		System.setProperty(Visitor.DISABLE_RETRY, "true");
		Plan plan;
		try {
			plan = Plan.of(System.getenv());
			Faults.of(plan.faults(), null);
		}
		catch (IllegalArgumentException ex) {
			System.err.println("make soak: " + ex.getMessage());
			System.exit(2);
			return;
		}
		if (List.of(args).contains(CHECK)) {
			return;
		}
		System.exit(run(plan) ? 0 : 1);
	}

	/** Runs the plan. A signal ends it early, but not before everything is restored. */
	private static boolean run(Plan plan) throws Exception {
		Interruption interruption = new Interruption();
		CountDownLatch done = new CountDownLatch(1);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			interruption.request();
			await(done);
		}));
		try {
			return run(plan, interruption);
		}
		catch (Exception ex) {
			if (!interruption.isRequested()) {
				throw ex;
			}
			System.out.println(
					"Interrupted before there was anything to compare: " + ex.toString().lines().findFirst().get());
			return false;
		}
		finally {
			done.countDown();
		}
	}

	private static void await(CountDownLatch done) {
		try {
			done.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Runs the plan on its own stack and volumes, and writes the report. */
	private static boolean run(Plan plan, Interruption interruption) throws Exception {
		Progress progress = new Progress(System.out);
		progress.say("Seed " + plan.seed() + ", " + plan.rate() + " visits a second");
		progress.say("… the cluster and its image");
		Outcome outcome;
		try (EmbeddedCluster cluster = new EmbeddedCluster()) {
			outcome = Soak.run(plan, progress, interruption, cluster.client(), new Images().built());
		}
		outcome.problems().stream().limit(MOST_PROBLEMS).forEach(System.out::println);
		System.out.println(outcome.summary());
		return outcome.problems().isEmpty();
	}

}
