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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import timestamps.kit.Visitors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which changes of settings update objects, and which replace them: visitors notice no
 * roll-out, and visits survive every replacement.
 */
@OnCluster
@Order(7)
class ChangesIT {

	private static final int REPLICAS = 2;

	private static final Set<String> UPDATES = Set.of("same", "update", "read");

	@Test
	void rollOutsLoseNoVisitorAndReplacementsNoVisit(EmbeddedCluster cluster) throws Exception {
		try (DeployedStack stack = new DeployedStack("e2e-changes", cluster.client(),
				Map.of("replicas", "" + REPLICAS, "image", cluster.quickImage()))) {
			stack.up();
			startedTogether(stack.pods());
			List<String> claims = claims(stack);

			List<Service.Visit> visits = visitsDuringRollOut(stack);
			onlyPodManagementReplaces(stack);

			stack.set("podManagement", "OrderedReady");
			stack.run("pulumi", "up", "--yes", "--non-interactive").succeeded();
			startedInOrder(stack.pods());
			assertThat(claims(stack)).isEqualTo(claims);
			assertThat(created(stack.claim(0))).isBefore(created(stack.pods().get(0)));
			assertThat(history(stack)).containsAll(visits);
		}
	}

	private static List<Service.Visit> visitsDuringRollOut(DeployedStack stack) throws Exception {
		Visitors visitors = stack.service().visitors(1);
		try (visitors) {
			stack.set("cpuRequest", "50m");
			stack.up();
		}
		assertThat(visitors.failures()).isEmpty();
		List<Service.Visit> visits = Service.visits(visitors);
		assertThat(visits).extracting(Service.Visit::replica).contains("timestamps-0", "timestamps-1");
		return visits;
	}

	private static void onlyPodManagementReplaces(DeployedStack stack) throws Exception {
		Map<String, Set<String>> plan = stack.plan(Map.of("image", "127.77.1.1:5000/timestamps:other", "timeZone",
				"Europe/Moscow", "cpuRequest", "60m", "memoryLimit", "300Mi", "servicePort", "8000", "serviceType",
				"NodePort", "retainVolumes", "true", "replicas", "1"));
		assertThat(plan.get("StatefulSet")).containsExactly("update");
		assertThat(plan.get("Service")).containsExactly("update");
		// The patch of the removed replica's claim; the claim itself is retained.
		assertThat(plan.remove("PersistentVolumeClaimPatch")).containsExactly("delete");
		assertThat(plan.values()).allMatch(UPDATES::containsAll);

		plan = stack.plan(Map.of("podManagement", "OrderedReady"));
		assertThat(plan.remove("StatefulSet")).contains("replace");
		assertThat(plan.values()).allMatch(UPDATES::containsAll);
	}

	private static List<Service.Visit> history(DeployedStack stack) {
		return IntStream.range(0, REPLICAS)
			.mapToObj((ordinal) -> stack.history("timestamps-" + ordinal))
			.flatMap(List::stream)
			.toList();
	}

	/** No pod waits for another: each was created before any was ready. */
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

	/** The claims' identities: a new claim has another one. */
	private static List<String> claims(DeployedStack stack) {
		return IntStream.range(0, REPLICAS).mapToObj((ordinal) -> stack.claim(ordinal).getMetadata().getUid()).toList();
	}

}
