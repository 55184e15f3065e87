package timestamps.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Two stacks of the program on one cluster never share a namespace. {@link BackupIT} has
 * two stacks in separate namespaces.
 */
@OnCluster
@ResourceLock(Deployment.STACK)
class NeighboursIT {

	@Test
	void aStackThatWantsTheNamespaceOfAnotherIsRefusedByNameAndTheOtherIsLeftAsItIs(DeployedStack stack,
			EmbeddedCluster cluster) throws Exception {
		List<String> before = identities(stack);

		try (DeployedStack second = new DeployedStack("e2e-second", cluster.client(), Map.of("replicas", "1"))) {
			second.set("namespace", stack.namespace());
			assertThatThrownBy(second::up)
				.hasMessageContaining("stack organization/timestamps/e2e, which has this namespace; set another")
				.hasMessageContaining("stateful/stack");
			second.destroy();
		}

		assertThat(identities(stack)).isEqualTo(before);
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(stack.service().replicas()).hasSize(Deployment.REPLICAS)
				.allMatch(Service.Replica::ready));
	}

	/** The identities and versions of the namespace, the set and its pods. */
	private static List<String> identities(DeployedStack stack) {
		HasMetadata namespace = stack.client().namespaces().withName(stack.namespace()).get();
		List<String> pods = stack.pods().stream().map((pod) -> pod.getMetadata().getUid()).sorted().toList();
		return List.of(
				namespace.getMetadata().getUid() + namespace.getMetadata().getLabels()
						+ namespace.getMetadata().getAnnotations(),
				"" + stack.set().getMetadata().getUid() + stack.set().getMetadata().getGeneration(),
				String.join(" ", pods));
	}

}
