package timestamps.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.Pod;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is killed comes back, and no answered visit is gone. */
@ExtendWith(Deployment.class)
@Isolated("others would notice what it does to the cluster")
class RecoveryIT {

	private static final Duration COME_BACK = Duration.ofMinutes(2);

	@Test
	void aDeletedPodsReplacementHasItsVisits(DeployedStack stack) throws Exception {
		List<Service.Visit> answered = visits(stack);
		Pod pod = stack.pods().get(0);
		String volume = volumeOf(stack, pod);

		stack.client().resource(pod).withGracePeriod(0).delete();

		awaitReplacement(stack, pod);
		assertThat(volumeOf(stack, pod)).isEqualTo(volume);
		assertNothingIsLost(stack, answered);
	}

	@Test
	void aKilledProcessHasItsVisitsWhenItIsBack(DeployedStack stack) throws Exception {
		List<Service.Visit> answered = visits(stack);
		Pod pod = stack.pods().get(0);
		int restarts = restarts(pod);

		Processes.kill(Processes.ofPod(pod.getMetadata().getUid()));

		Awaitility.await()
			.atMost(COME_BACK)
			.until(() -> restarts(stack.client().resource(pod).get()) > restarts
					&& stack.client().resource(pod).isReady());
		assertNothingIsLost(stack, answered);
	}

	@ParameterizedTest
	@ValueSource(strings = { "kube-apiserver", "containerd" })
	void aKilledComponentComesBack(String component, DeployedStack stack) throws Exception {
		List<Service.Visit> answered = visits(stack);
		long before = Processes.ofComponent(component);

		Processes.kill(before);

		Awaitility.await()
			.atMost(COME_BACK)
			.ignoreExceptions()
			.until(() -> Processes.ofComponent(component) != before
					&& Shell.attempt("kubectl", "get", "--raw", "/readyz").status() == 0
					&& stack.pods().stream().allMatch((pod) -> stack.client().resource(pod).isReady()));
		assertNothingIsLost(stack, answered);
	}

	private static List<Service.Visit> visits(DeployedStack stack) throws Exception {
		List<Service.Visit> answered = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			answered.add(stack.service().visit());
		}
		return answered;
	}

	private static String volumeOf(DeployedStack stack, Pod pod) {
		return stack.client()
			.persistentVolumeClaims()
			.inNamespace(stack.namespace())
			.withName("visits-" + pod.getMetadata().getName())
			.get()
			.getSpec()
			.getVolumeName();
	}

	private static int restarts(Pod pod) {
		return pod.getStatus().getContainerStatuses().get(0).getRestartCount();
	}

	private static void awaitReplacement(DeployedStack stack, Pod gone) {
		Awaitility.await().atMost(COME_BACK).until(() -> {
			Pod pod = stack.client().resource(gone).get();
			return pod != null && !pod.getMetadata().getUid().equals(gone.getMetadata().getUid())
					&& stack.client().resource(pod).isReady();
		});
	}

	private static void assertNothingIsLost(DeployedStack stack, List<Service.Visit> answered) {
		Map<String, List<Service.Visit>> byReplica = answered.stream()
			.collect(Collectors.groupingBy(Service.Visit::replica));
		byReplica.forEach((replica, visits) -> assertThat(stack.history(replica)).containsAll(visits));
	}

}
