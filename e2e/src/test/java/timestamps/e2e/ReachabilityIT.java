package timestamps.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ready means reachable: once replicas answer again after an outage, nobody is refused
 * any more, whichever port they come from.
 */
@ExtendWith(Deployment.class)
@Isolated("others would notice what it does to the cluster")
class ReachabilityIT {

	private static final int VISITORS = 16;

	private static final Duration WATCHED = Duration.ofSeconds(30);

	@Test
	void nobodyIsRefusedOnceReplicasAreBack(DeployedStack stack) throws Exception {
		List<Visitor> visitors = IntStream.range(0, VISITORS)
			.mapToObj((number) -> new Visitor(stack.service(), Duration.ofMillis(5)))
			.toList();
		try {
			outage(stack, visitors);
			Instant back = Instant.now();

			Awaitility.await().atMost(WATCHED.multipliedBy(2)).until(() -> Instant.now().isAfter(back.plus(WATCHED)));

			assertThat(visitors).flatExtracting(Visitor::failures)
				.filteredOn((failure) -> failure.at().isAfter(back))
				.isEmpty();
			assertThat(visitors).allMatch((visitor) -> visitor.lastAnswer().isAfter(back));
		}
		finally {
			for (Visitor visitor : visitors) {
				visitor.stop();
			}
		}
	}

	/** From the moment at which every replica is gone until they are back. */
	private static void outage(DeployedStack stack, List<Visitor> visitors) {
		stack.client()
			.pods()
			.inNamespace(stack.namespace())
			.withLabel("app.kubernetes.io/name", "timestamps")
			.withGracePeriod(0)
			.delete();
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> visitors.stream().allMatch((visitor) -> !visitor.failures().isEmpty()));
		Instant refused = Instant.now();
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> endpoints(stack) > 0
					&& visitors.stream().anyMatch((visitor) -> visitor.lastAnswer().isAfter(refused)));
	}

	private static long endpoints(DeployedStack stack) {
		return stack.client()
			.discovery()
			.v1()
			.endpointSlices()
			.inNamespace(stack.namespace())
			.withLabel("kubernetes.io/service-name", "timestamps")
			.list()
			.getItems()
			.stream()
			.map(EndpointSlice::getEndpoints)
			.filter(Objects::nonNull)
			.flatMap(List::stream)
			.filter((endpoint) -> endpoint.getConditions().getReady())
			.count();
	}

}
