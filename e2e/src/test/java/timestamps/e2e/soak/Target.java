package timestamps.e2e.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import com.pulumi.automation.AutomationException;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.awaitility.Awaitility;
import timestamps.e2e.DeployedStack;
import timestamps.e2e.Volume;
import timestamps.kit.Shell;

/**
 * The deployed service as the target of faults: its pods and their volumes, a random
 * victim, and its recovery.
 *
 * @param stack the stack
 * @param random draws victims
 */
record Target(DeployedStack stack, Random random) {

	/** How long kube-proxy may take to apply a change. */
	static final Duration PROXY = Duration.ofSeconds(1);

	static final Duration COME_BACK = Duration.ofMinutes(3);

	private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

	KubernetesClient client() {
		return this.stack.client();
	}

	/** The pods in the order of their names. */
	List<Pod> pods() {
		return this.stack.pods().stream().sorted(Comparator.comparing(Target::name)).toList();
	}

	/** A random pod. */
	Pod victim() {
		List<Pod> pods = pods();
		return pods.get(this.random.nextInt(pods.size()));
	}

	static String name(Pod pod) {
		return pod.getMetadata().getName();
	}

	Volume volume(Pod pod) {
		return this.stack.volumeOf(Integer.parseInt(name(pod).substring(name(pod).lastIndexOf('-') + 1)));
	}

	/**
	 * Drains a pod's node of this pod alone, and waits until it serves again: on another
	 * node, if there is one.
	 */
	void evict(Pod pod) {
		String node = pod.getSpec().getNodeName();
		try {
			Shell.run("kubectl", "drain", node, "--delete-emptydir-data", "--ignore-daemonsets", "--timeout=90s",
					"--pod-selector=statefulset.kubernetes.io/pod-name=" + name(pod));
			if (isOnlyNode()) {
				Shell.run("kubectl", "uncordon", node);
			}
			awaitReplacementOf(pod);
			awaitWell();
		}
		finally {
			Shell.run("kubectl", "uncordon", node);
		}
	}

	/** Moves a replica to the other node, and returns its pod there. */
	Pod move(Pod pod) {
		evict(pod);
		return client().resource(pod).get();
	}

	private boolean isOnlyNode() {
		return client().nodes().list().getItems().size() == 1;
	}

	/** The identities of the pods that get new connections. */
	Set<String> inService() {
		return client().discovery()
			.v1()
			.endpointSlices()
			.inNamespace(this.stack.namespace())
			.withLabel("kubernetes.io/service-name", "timestamps")
			.list()
			.getItems()
			.stream()
			.map(EndpointSlice::getEndpoints)
			.filter(Objects::nonNull)
			.flatMap(List::stream)
			.filter((endpoint) -> endpoint.getConditions().getReady())
			.map((endpoint) -> endpoint.getTargetRef().getUid())
			.collect(Collectors.toSet());
	}

	/** Changes a setting and deploys, as a user would. */
	void deploy(String setting, String value) throws AutomationException {
		this.stack.set(setting, value);
		this.stack.up();
		awaitWell();
	}

	/** Waits until a pod gets no new connections, and returns the time of that. */
	Instant awaitOutOfService(Pod pod) {
		await(name(pod) + " to leave the Service", () -> !inService().contains(pod.getMetadata().getUid()));
		return Instant.now();
	}

	/** Waits until the set has made another pod of the same name. */
	void awaitReplacementOf(Pod pod) {
		await(name(pod) + " to be replaced", () -> {
			Pod now = client().resource(pod).get();
			return now != null && !now.getMetadata().getUid().equals(pod.getMetadata().getUid());
		});
	}

	/** Waits until every replica serves again, and returns the time of that. */
	Instant awaitWell() {
		await("every replica to serve again", this::isWell);
		return Instant.now();
	}

	private boolean isWell() throws IOException, InterruptedException {
		StatefulSet set = this.stack.set();
		int replicas = set.getSpec().getReplicas();
		List<Pod> pods = pods();
		if (pods.size() != replicas || !Objects.equals(set.getStatus().getReadyReplicas(), replicas)
				|| inService().size() != replicas) {
			return false;
		}
		for (Pod pod : pods) {
			if (pod.getMetadata().getDeletionTimestamp() != null || !answers(pod)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Asks the pod itself: the API server's status may be from before its node went down.
	 */
	private static boolean answers(Pod pod) throws IOException, InterruptedException {
		return get(pod, "/replicas/self").contains("\"" + name(pod) + "\"");
	}

	/** The newest visit of a replica as JSON, from the replica itself. */
	String latestVisit(Pod pod) throws IOException, InterruptedException {
		return get(pod, "/visits?limit=1");
	}

	private static String get(Pod pod, String path) throws IOException, InterruptedException {
		URI uri = URI.create("http://" + pod.getStatus().getPodIP() + ":8080" + path);
		HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
		return CLIENT.send(request, BodyHandlers.ofString()).body();
	}

	static void await(String what, Callable<Boolean> condition) {
		Awaitility.await(what)
			.atMost(COME_BACK)
			.pollInterval(Duration.ofMillis(100))
			.pollDelay(Duration.ZERO)
			.ignoreExceptions()
			.until(condition);
	}

}
