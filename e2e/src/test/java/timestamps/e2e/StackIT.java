package timestamps.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.pulumi.automation.OperationType;
import com.pulumi.automation.UpResult;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** The objects that {@code pulumi up} creates, and its outputs. */
@OnCluster
@ResourceLock(Deployment.STACK)
class StackIT {

	@Test
	void upCreatesEveryObject(DeployedStack stack) {
		KubernetesClient client = stack.client();
		String namespace = stack.namespace();

		assertThat(client.namespaces().withName(namespace).get()).isNotNull();
		assertThat(stack.set().getStatus().getReadyReplicas()).isEqualTo(Deployment.REPLICAS);
		assertThat(client.services().inNamespace(namespace).withName("timestamps").get().getSpec().getType())
			.isEqualTo("LoadBalancer");
		assertThat(
				client.services().inNamespace(namespace).withName("timestamps-replicas").get().getSpec().getClusterIP())
			.isEqualTo("None");
	}

	@Test
	void everyReplicaHasABoundVolumeOfItsOwn(DeployedStack stack) {
		List<PersistentVolumeClaim> claims = stack.claims();

		assertThat(claims).extracting((claim) -> claim.getMetadata().getName())
			.containsExactlyInAnyOrder("visits-timestamps-0", "visits-timestamps-1", "visits-timestamps-2");
		assertThat(claims).extracting((claim) -> claim.getStatus().getPhase()).containsOnly("Bound");
		assertThat(claims).extracting((claim) -> claim.getSpec().getVolumeName()).doesNotHaveDuplicates();
	}

	@Test
	void outputsMatchTheCluster(DeployedStack stack) throws Exception {
		KubernetesClient client = stack.client();
		StatefulSet set = stack.set();
		String address = client.services()
			.inNamespace(stack.namespace())
			.withName("timestamps")
			.get()
			.getStatus()
			.getLoadBalancer()
			.getIngress()
			.get(0)
			.getIp();

		Map<String, String> outputs = stack.outputs();
		assertThat(outputs.get("endpoint")).isEqualTo("http://" + address);
		assertThat(outputs.get("pvcNames"))
			.isEqualTo("[\"visits-timestamps-0\",\"visits-timestamps-1\",\"visits-timestamps-2\"]");
		assertThat(outputs.get("namespace")).isEqualTo(stack.namespace());
		assertThat(outputs.get("statefulSet")).isEqualTo(set.getMetadata().getName());
		assertThat(outputs.get("replicas")).isEqualTo(set.getSpec().getReplicas().toString());
		assertThat(outputs.get("image"))
			.isEqualTo(set.getSpec().getTemplate().getSpec().getContainers().get(0).getImage());
		assertThat(outputs.get("readme")).contains("http://" + address, "visits-timestamps-2");
	}

	/**
	 * A sandbox, for example, keeps a copy of every mount that there is when it begins.
	 */
	@Test
	void aProcessWithItsOwnMountsKeepsNoReplicaFromItsVolume(DeployedStack stack) throws Exception {
		Process sandbox = Shell.start(Map.of(), Path.of("target/sandbox.log").toAbsolutePath(), "unshare", "--mount",
				"sleep", "infinity");
		try {
			Awaitility.await("the sandbox to have its copy").until(() -> Processes.hasMountsOfItsOwn(sandbox.pid()));
			Pod pod = stack.pods().get(0);
			stack.client().resource(pod).delete();
			Awaitility.await("the replica to be back").atMost(Duration.ofSeconds(90)).until(() -> {
				Pod next = stack.client().resource(pod).get();
				return next != null && !next.getMetadata().getUid().equals(pod.getMetadata().getUid())
						&& stack.client().resource(next).isReady();
			});
		}
		finally {
			sandbox.destroy();
			sandbox.onExit().join();
		}
	}

	@Test
	void aSecondUpChangesNothing(DeployedStack stack) throws Exception {
		UpResult again = stack.up();

		Map<OperationType, Integer> changes = again.summary().resourceChanges();
		// The namespace that identifies the cluster is read.
		assertThat(changes).containsOnlyKeys(OperationType.SAME, OperationType.READ)
			.containsEntry(OperationType.READ, 1);
	}

}
