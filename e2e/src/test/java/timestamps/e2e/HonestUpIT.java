package timestamps.e2e;

import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An {@code up} that cannot end says why within a minute. After an interruption and with
 * the old setting, the next {@code up} succeeds.
 */
@OnCluster
@Order(3)
class HonestUpIT {

	private static final String NO_IMAGE = "127.77.1.1:5000/timestamps:nosuch";

	@Test
	void anInterruptedRollOutIsUndoneByTheNextPlainUp(EmbeddedCluster cluster) throws Exception {
		String image = cluster.quickImage();
		try (DeployedStack stack = new DeployedStack("e2e-honest", cluster.client(),
				Map.of("replicas", "2", "image", image))) {
			stack.up();

			stack.set("image", NO_IMAGE);
			PulumiRun broken = interruptedOnce(stack, "timestamps-1 is unavailable: ");
			assertThat(broken.output()).contains("not found", "Set image to a reference that the cluster can pull");
			stack.set("image", image);
			stack.run("pulumi", "up", "--yes", "--non-interactive").succeeded();
			assertThat(image(stack)).isEqualTo(image);
			assertThat(stack.set().getStatus().getAvailableReplicas()).isEqualTo(2);
		}
	}

	@Test
	void underOrderedReadyThePodToDeleteIsNamed(EmbeddedCluster cluster) throws Exception {
		String image = cluster.quickImage();
		try (DeployedStack stack = new DeployedStack("e2e-honest-ordered", cluster.client(),
				Map.of("replicas", "2", "image", image, "podManagement", "OrderedReady"))) {
			stack.up();
			stack.set("image", NO_IMAGE);
			interruptedOnce(stack, "timestamps-1 is unavailable: ");
			stack.set("image", image);

			PulumiRun up = PulumiRun.start(stack, "up");
			up.awaitOutput("kubectl --namespace " + stack.namespace() + " delete pod timestamps-1");
			Shell.run("kubectl", "--namespace", stack.namespace(), "delete", "pod", "timestamps-1");

			assertThat(up.end()).as(up.output()).isZero();
			assertThat(image(stack)).isEqualTo(image);
		}
	}

	@Test
	void aCrashIsShownByItsLogAndAQuotaByItsEvent(EmbeddedCluster cluster) throws Exception {
		try (DeployedStack stack = new DeployedStack("e2e-honest-crash", cluster.client(),
				Map.of("replicas", "1", "image", cluster.quickImage()))) {
			stack.up();

			stack.set("memoryLimit", "32Mi");
			PulumiRun crash = interruptedOnce(stack, "timestamps-0 is unavailable: its container ended");
			assertThat(crash.output()).containsAnyOf("Set a higher memoryLimit", "The last lines of its log");

			stack.set("memoryLimit", "320Mi");
			stack.up();
			Shell.run("kubectl", "--namespace", stack.namespace(), "create", "quota", "one", "--hard=pods=1");
			stack.set("replicas", "2");
			PulumiRun quota = interruptedOnce(stack, "timestamps-1 is unavailable: ");
			assertThat(quota.output()).contains("exceeded quota", "describe quota", "lower cpuRequest");

			Shell.run("kubectl", "--namespace", stack.namespace(), "delete", "quota", "one");
			stack.set("replicas", "1");
			stack.up();
		}
	}

	private static PulumiRun interruptedOnce(DeployedStack stack, String said) throws Exception {
		PulumiRun run = PulumiRun.start(stack, "up");
		run.awaitOutput(said);
		run.interrupt(0, PulumiRun.Signal.INT);
		return run;
	}

	private static String image(DeployedStack stack) {
		return stack.set().getSpec().getTemplate().getSpec().getContainers().get(0).getImage();
	}

}
