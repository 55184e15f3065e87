package timestamps.e2e.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.e2e.Deployment;
import timestamps.e2e.EmbeddedCluster;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The soak in its short form: the system recovers from every fault, each fault costs
 * visitors no more than it may, and no answered visit is lost. {@code -Dseed=7} repeats
 * the order of faults and their victims.
 */
@ExtendWith(Deployment.class)
@ResourceLock(Deployment.CLUSTER)
@Order(1)
class SoakIT {

	private static final long SEED = Long.getLong("seed", System.nanoTime() % 100_000);

	private static final List<String> FAULTS = List.of("process-killed", "pod-deleted-without-grace",
			"all-pods-deleted", "pod-deleted", "kube-apiserver-killed", "containerd-killed", "replica-frozen",
			"volume-full");

	@Test
	void noFaultLosesAnAnsweredVisitOrCostsMoreThanItMay(EmbeddedCluster cluster) throws Exception {
		Plan plan = new Plan(Duration.ZERO, SEED, 100, FAULTS, Path.of("target/soak-short").toAbsolutePath());

		Outcome outcome = Soak.run(plan, new Progress(System.out), new Interruption(), cluster.client(),
				cluster.quickImage());

		assertThat(outcome.problems()).as("seed " + SEED).isEmpty();
		assertThat(outcome.strikes()).hasSameSizeAs(FAULTS);
		assertThat(outcome.answered()).isGreaterThan(1000);
		assertThat(outcome.histories()).hasSize(Soak.REPLICAS)
			.allMatch((history) -> history.answered() > 0 && history.lost() == 0);
	}

}
