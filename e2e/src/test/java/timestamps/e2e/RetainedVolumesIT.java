package timestamps.e2e;

import java.util.Map;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** With {@code retainVolumes}, the visits outlive their stack. */
@ExtendWith(Deployment.class)
class RetainedVolumesIT {

	@Test
	void theNextUpFindsTheVisitsThatADestroyLeft(EmbeddedCluster cluster) throws Exception {
		KubernetesClient client = cluster.client();
		try (DeployedStack stack = new DeployedStack("e2e-retain", client,
				Map.of("replicas", "1", "retainVolumes", "true"))) {
			stack.up();
			Service.Visit visit = stack.service().visit();

			stack.destroy();
			assertThat(client.persistentVolumeClaims()
				.inNamespace(stack.namespace())
				.withName("visits-timestamps-0")
				.get()).isNotNull();
			assertThat(client.apps().statefulSets().inNamespace(stack.namespace()).list().getItems()).isEmpty();

			stack.up();
			assertThat(stack.history("timestamps-0")).contains(visit);
		}
		finally {
			client.namespaces().withName("timestamps-e2e-retain").delete();
		}
	}

}
