package timestamps.e2e;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tries every allowed and denied connection. Without the policies the denied connections
 * succeed, so it is the policies that deny them.
 */
@OnCluster
@ResourceLock(Deployment.STACK)
@ResourceLock(value = Deployment.ROUTER, mode = ResourceAccessMode.READ)
@Order(6)
class PoliciesIT {

	private static final String HOST = "10.177.0.1";

	private static final String API_SERVER = "10.177.128.1";

	private static final int SERVICE = 8080;

	private static final int MANAGEMENT = 8081;

	private static final Duration SOON = Duration.ofMinutes(2);

	@Test
	void whatIsNotAllowedIsDenied(DeployedStack stack) throws Exception {
		KubernetesClient client = stack.client();
		try (TemporaryNamespace neighbours = new TemporaryNamespace(client, "e2e-neighbours");
				TemporaryNamespace monitoring = new TemporaryNamespace(client, "monitoring")) {
			Map<String, Connection> connections = connections(stack, neighbours.name(), monitoring.name());

			Awaitility.await()
				.atMost(SOON)
				.untilAsserted(() -> assertThat(outcomes(connections)).isEqualTo(expected(connections)));

			String endpoint = URI.create(stack.service().url()).getHost();
			assertThat(TestPod.host().reaches(endpoint, 80)).isTrue();
			assertThat(TestPod.host().reaches(endpoint, MANAGEMENT)).isFalse();
			client.network().v1().networkPolicies().inNamespace(stack.namespace()).delete();
			Awaitility.await()
				.atMost(SOON)
				.untilAsserted(() -> assertThat(outcomes(connections)).doesNotContainValue("denied"));
		}
		finally {
			stack.repair();
		}
	}

	private static Map<String, Connection> connections(DeployedStack stack, String neighbours, String monitoring) {
		String replica = address(stack, "timestamps-0");
		String peer = address(stack, "timestamps-1");
		TestPod neighbour = new TestPod(neighbours);
		TestPod stranger = new TestPod(stack.namespace());
		TestPod prometheus = new TestPod(monitoring);
		TestPod inside = TestPod.beside(stack.namespace(), "timestamps-0");
		Map<String, Connection> connections = new TreeMap<>();
		for (int port : new int[] { SERVICE, MANAGEMENT }) {
			boolean everybody = port == SERVICE;
			connections.put("neighbour → replica:" + port, new Connection(neighbour, replica, port, everybody));
			connections.put("stranger → replica:" + port, new Connection(stranger, replica, port, everybody));
			connections.put("monitoring → replica:" + port, new Connection(prometheus, replica, port, true));
			connections.put("replica → peer:" + port, new Connection(inside, peer, port, everybody));
			connections.put("kubelet → replica:" + port, new Connection(TestPod.host(), replica, port, true));
		}
		connections.put("replica → DNS", new Connection(inside, HOST, 53, true));
		connections.put("replica → API server", new Connection(inside, API_SERVER, 443, false));
		connections.put("replica → host's API server", new Connection(inside, HOST, 6443, false));
		connections.put("replica → host's kubelet", new Connection(inside, HOST, 10250, false));
		connections.put("replica → neighbour", new Connection(inside, neighbour.address(), TestPod.PORT, false));
		connections.put("replica → stranger", new Connection(inside, stranger.address(), TestPod.PORT, false));
		connections.put("replica → monitoring", new Connection(inside, prometheus.address(), TestPod.PORT, false));
		return connections;
	}

	private static Map<String, String> outcomes(Map<String, Connection> connections) {
		Map<String, String> outcomes = new ConcurrentSkipListMap<>();
		connections.entrySet()
			.parallelStream()
			.forEach((each) -> outcomes.put(each.getKey(), outcome(each.getValue().succeeds())));
		return outcomes;
	}

	private static Map<String, String> expected(Map<String, Connection> connections) {
		Map<String, String> expected = new TreeMap<>();
		connections.forEach((name, connection) -> expected.put(name, outcome(connection.allowed())));
		return expected;
	}

	private static String outcome(boolean allowed) {
		return allowed ? "allowed" : "denied";
	}

	private static String address(DeployedStack stack, String pod) {
		return stack.pod(pod).get().getStatus().getPodIP();
	}

	/** A connection to try, and whether the policies allow it. */
	private record Connection(TestPod from, String to, int port, boolean allowed) {

		boolean succeeds() {
			return this.from.reaches(this.to, this.port);
		}

	}

}
