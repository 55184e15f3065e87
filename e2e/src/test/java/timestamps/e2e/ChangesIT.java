package timestamps.e2e;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which changes of settings update and which replace, and that the visits outlive the
 * replacement of everything that can be replaced.
 */
@ExtendWith(Deployment.class)
class ChangesIT {

	private static final int REPLICAS = 3;

	private static final Set<String> UPDATES = Set.of("same", "update", "read");

	@Test
	void onlyAnotherPodManagementReplacesAndItReplacesTheSetAlone(EmbeddedCluster cluster) throws Exception {
		try (DeployedStack stack = new DeployedStack("e2e-changes", cluster.client(),
				Map.of("replicas", "" + REPLICAS))) {
			stack.up();
			startedTogether(stack.pods());
			Service.Visit visit = stack.service().visit();
			List<String> claims = claims(stack);

			Map<String, Set<String>> plan = stack.plan(Map.of("image", "127.77.1.1:5000/timestamps:other", "timeZone",
					"Europe/Moscow", "cpuRequest", "50m", "memoryLimit", "300Mi", "servicePort", "8000", "serviceType",
					"NodePort", "retainVolumes", "true", "replicas", "2"));
			assertThat(plan.get("StatefulSet")).containsExactly("update");
			assertThat(plan.get("PersistentVolumeClaimPatch")).containsExactly("delete");
			assertThat(plan.get("Service")).containsExactly("update");
			plan.remove("PersistentVolumeClaimPatch"); // of the replica that goes; its
														// claim is retained
			assertThat(plan.values()).allMatch(UPDATES::containsAll);

			stack.set("podManagement", "OrderedReady");
			plan = stack.plan(Map.of());
			assertThat(plan.remove("StatefulSet")).contains("replace");
			assertThat(plan.values()).allMatch(UPDATES::containsAll);

			stack.up();
			startedInOrder(stack.pods());
			assertThat(claims(stack)).isEqualTo(claims);
			assertThat(created(stack.claim(0))).isBefore(created(stack.pods().get(0)));
			assertThat(stack.history(visit.replica())).contains(visit);
		}
	}

	/** No pod waits for another: each was made before any was ready. */
	private static void startedTogether(List<Pod> pods) {
		Instant firstReady = pods.stream().map(ChangesIT::ready).min(Comparator.naturalOrder()).orElseThrow();
		assertThat(pods).hasSize(REPLICAS).allMatch((pod) -> !created(pod).isAfter(firstReady));
	}

	private static void startedInOrder(List<Pod> pods) {
		List<Pod> ordered = pods.stream().sorted(Comparator.comparing((pod) -> pod.getMetadata().getName())).toList();
		assertThat(ordered).hasSize(REPLICAS);
		for (int i = 1; i < REPLICAS; i++) {
			assertThat(created(ordered.get(i))).isAfterOrEqualTo(ready(ordered.get(i - 1)));
		}
	}

	private static Instant created(HasMetadata object) {
		return Instant.parse(object.getMetadata().getCreationTimestamp());
	}

	private static Instant ready(Pod pod) {
		return pod.getStatus()
			.getConditions()
			.stream()
			.filter((condition) -> condition.getType().equals("Ready"))
			.map(PodCondition::getLastTransitionTime)
			.map(Instant::parse)
			.findFirst()
			.orElseThrow();
	}

	/** Their identities: a claim that was made anew has another. */
	private static List<String> claims(DeployedStack stack) {
		return IntStream.range(0, REPLICAS).mapToObj((ordinal) -> stack.claim(ordinal).getMetadata().getUid()).toList();
	}

}
