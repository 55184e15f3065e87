package timestamps.e2e;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.fabric8.kubernetes.api.model.Pod;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/** The deployed service, through its endpoint. */
@OnCluster
@ResourceLock(Deployment.STACK)
class ServiceIT {

	/**
	 * With three replicas, the chance that one of them gets none of these is one in
	 * 10^17.
	 */
	private static final int ENOUGH = 100;

	@Test
	void requestsReachEveryReplica(DeployedStack stack) throws Exception {
		Set<String> replicas = new HashSet<>();

		for (int i = 0; i < ENOUGH; i++) {
			replicas.add(stack.service().visit().replica());
		}

		assertThat(replicas).containsExactlyInAnyOrder("timestamps-0", "timestamps-1", "timestamps-2");
	}

	@Test
	void aVisitHasBothTimesToTheMicrosecond(DeployedStack stack) throws Exception {
		Service.Visit visit = stack.service().visit();

		assertThat(visit.utc()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
		assertThat(visit.local()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+03:00");
		assertThat(visit.zone()).isEqualTo(Deployment.ZONE);
	}

	@Test
	void everyReplicaKeepsAHistoryOfItsOwn(DeployedStack stack) throws Exception {
		Map<String, Service.Visit> latest = new HashMap<>();
		for (int i = 0; i < ENOUGH; i++) {
			Service.Visit visit = stack.service().visit();
			latest.put(visit.replica(), visit);
		}

		Map<String, List<Service.Visit>> histories = new HashMap<>();
		for (Pod pod : stack.pods()) {
			histories.put(pod.getMetadata().getName(), stack.history(pod.getMetadata().getName()));
		}

		assertThat(histories).hasSize(Deployment.REPLICAS);
		histories.forEach((replica, history) -> {
			assertThat(history).extracting(Service.Visit::replica).containsOnly(replica);
			assertThat(history).contains(latest.get(replica));
		});
	}

	@Test
	void everyReplicaKnowsTheWholeSet(DeployedStack stack) throws Exception {
		Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
			List<Service.Replica> replicas = stack.service().replicas();
			assertThat(replicas).extracting(Service.Replica::name)
				.containsExactly("timestamps-0", "timestamps-1", "timestamps-2");
			assertThat(replicas).allSatisfy((replica) -> {
				assertThat(replica.answers()).isTrue();
				assertThat(replica.ready()).isTrue();
				assertThat(replica.visits()).isEqualTo(stack.history(replica.name()).size());
			});
		});
	}

	@Test
	void managementIsNotReachableThroughTheLoadBalancer(DeployedStack stack) throws Exception {
		assertThat(stack.service().get("/readyz").statusCode()).isEqualTo(404);
		assertThat(stack.service().get("/metrics").statusCode()).isEqualTo(404);
	}

}
