package timestamps.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Interrupts {@code pulumi up} and {@code destroy} at moments that a seed draws. The next
 * run completes them, without an edit of the state, and the messages on the way say what
 * to do. {@code -Dinterruptions=12 -Dseed=7} sets the number of interruptions and the
 * seed.
 */
@OnCluster
@Order(9)
class InterruptionsIT {

	private static final int INTERRUPTIONS = Integer.getInteger("interruptions", 2);

	private static final long SEED = Long.getLong("seed", ThreadLocalRandom.current().nextInt(1_000_000));

	private static final List<String> ZONES = List.of("Europe/Moscow", "UTC");

	/** About the length of an {@code up}. */
	private static final int MILLISECONDS = 12_000;

	private final Random random = new Random(SEED);

	private final List<Service.Visit> visits = new ArrayList<>();

	@Test
	void whatAnInterruptionLeavesIsMendedByTheNextRun(EmbeddedCluster cluster) throws Exception {
		System.out.println("InterruptionsIT: -Dinterruptions=" + INTERRUPTIONS + " -Dseed=" + SEED);
		try (DeployedStack stack = new DeployedStack("e2e-interrupted", cluster.client(),
				Map.of("replicas", "1", "image", cluster.quickImage()))) {
			for (int i = 0; i < INTERRUPTIONS; i++) {
				String zone = ZONES.get(i % 2);
				int replicas = 1 + i % 2;
				stack.set(Map.of("timeZone", zone, "replicas", "" + replicas));
				PulumiRun up = PulumiRun.start(stack, "up");
				up.interrupt(this.random.nextInt(MILLISECONDS), signal(i));
				PulumiRun.again(stack, "up").mend();
				assertThat(stack.set().getSpec().getReplicas()).isEqualTo(replicas);
				assertThat(stack.set().getSpec().getTemplate().toString())
					.contains("name=TIMESTAMPS_TIME_ZONE, value=" + zone);
				nothingIsLost(stack);
			}
			twoAtOnce(stack);
			destroyIsMendedAndLeavesNothing(stack);
		}
	}

	private PulumiRun.Signal signal(int number) {
		return PulumiRun.Signal.values()[(number + (int) (SEED % 2)) % 2];
	}

	private void nothingIsLost(DeployedStack stack) throws Exception {
		assertThat(stack.set().getStatus().getReadyReplicas()).isEqualTo(stack.set().getSpec().getReplicas());
		this.visits.add(new Service(stack.output("endpoint")).visit());
		for (int i = 0; i < stack.set().getSpec().getReplicas(); i++) {
			String replica = "timestamps-" + i;
			assertThat(stack.history(replica))
				.containsAll(this.visits.stream().filter((visit) -> visit.replica().equals(replica)).toList());
		}
	}

	/** Starts a second {@code up} while the first one rolls out. */
	private static void twoAtOnce(DeployedStack stack) throws Exception {
		stack.set("timeZone", "Asia/Tokyo");
		PulumiRun first = PulumiRun.start(stack, "up");
		first.awaitLock();

		Result second = stack.run("pulumi", "up", "--yes", "--skip-preview", "--non-interactive");

		assertThat(second.failed()).contains(PulumiRun.LOCKED);
		assertThat(first.end()).isZero();
	}

	/** Interrupts {@code destroy} while it waits for a pod that does not end. */
	private void destroyIsMendedAndLeavesNothing(DeployedStack stack) throws Exception {
		String finalizers = "{\"metadata\":{\"finalizers\":%s}}";
		patch(stack, finalizers.formatted("[\"example.com/not-yet\"]"));
		List<Path> images = stack.images();
		assertThat(images).isNotEmpty().allMatch(Files::exists);
		PulumiRun destroy = PulumiRun.start(stack, "destroy");
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> stack.pods().stream().anyMatch((pod) -> pod.getMetadata().getDeletionTimestamp() != null));
		destroy.interrupt(this.random.nextInt(3000), signal(INTERRUPTIONS));
		PulumiRun again = PulumiRun.again(stack, "destroy");
		again.awaitLock();
		assertThat(stack.pods()).isNotEmpty();
		patch(stack, finalizers.formatted("null"));

		again.mend();

		assertThat(stack.client().namespaces().withName(stack.namespace()).get()).isNull();
		Awaitility.await("volumes to be gone from the cluster and from disk")
			.atMost(Duration.ofMinutes(1))
			.until(() -> images.stream().noneMatch(Files::exists) && stack.client()
				.persistentVolumes()
				.list()
				.getItems()
				.stream()
				.noneMatch((volume) -> volume.getSpec().getClaimRef().getNamespace().equals(stack.namespace())));
	}

	private static void patch(DeployedStack stack, String patch) {
		Shell.run("kubectl", "-n", stack.namespace(), "patch", "pod", "timestamps-0", "--type=merge", "-p", patch);
	}

}
