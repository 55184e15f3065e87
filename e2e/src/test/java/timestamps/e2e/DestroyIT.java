package timestamps.e2e;

import java.time.Duration;
import java.util.Map;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code pulumi destroy} leaves. */
@ExtendWith(Deployment.class)
class DestroyIT {

	@Test
	void destroyLeavesNoObjectNoClaimAndNoVolume(EmbeddedCluster cluster) throws Exception {
		KubernetesClient client = cluster.client();
		try (DeployedStack stack = new DeployedStack("e2e-destroy", client, Map.of("replicas", "1"))) {
			stack.up();
			String volume = client.persistentVolumeClaims()
				.inNamespace(stack.namespace())
				.withName("visits-timestamps-0")
				.get()
				.getSpec()
				.getVolumeName();

			stack.destroy();

			assertThat(client.namespaces().withName(stack.namespace()).get()).isNull();
			assertThat(client.persistentVolumeClaims().inNamespace(stack.namespace()).list().getItems()).isEmpty();
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> client.persistentVolumes().withName(volume).get() == null);
		}
	}

}
