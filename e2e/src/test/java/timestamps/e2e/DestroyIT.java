package timestamps.e2e;

import java.time.Duration;
import java.util.Map;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code pulumi destroy} leaves the visits with {@code retainVolumes}, else nothing. It
 * waits for a process that ignores SIGTERM, whose visits stay as well.
 */
@OnCluster
@Order(8)
class DestroyIT {

	@Test
	void retainedVisitsAreFoundByTheNextUpAndElseNothingIsLeft(EmbeddedCluster cluster) throws Exception {
		KubernetesClient client = cluster.client();
		try (DeployedStack stack = new DeployedStack("e2e-destroy", client,
				Map.of("replicas", "1", "retainVolumes", "true", "image", cluster.quickImage()))) {
			stack.up();
			Service.Visit visit = stack.service().visit();
			String volume = stack.claim(0).getSpec().getVolumeName();

			Processes.signal(Processes.ofPod(stack.pods().get(0).getMetadata().getUid()), "STOP");
			stack.destroy();
			assertThat(stack.claim(0)).isNotNull();
			assertThat(stack.set()).isNull();

			stack.up();
			assertThat(stack.history("timestamps-0")).contains(visit);
			assertThat(stack.claim(0).getSpec().getVolumeName()).isEqualTo(volume);

			stack.set("retainVolumes", "false");
			stack.up();
			stack.destroy();
			assertThat(client.namespaces().withName(stack.namespace()).get()).isNull();
			assertThat(stack.claim(0)).isNull();
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> client.persistentVolumes().withName(volume).get() == null);
		}
	}

}
