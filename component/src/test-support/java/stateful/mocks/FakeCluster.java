package stateful.mocks;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.google.gson.Gson;
import org.yaml.snakeyaml.Yaml;
import stateful.cluster.Api;

/**
 * An API server that answers with the objects of a test, written in YAML as the API server would return them. A service's objects are in the namespace with its name.
 */
public final class FakeCluster implements Api {

	/** The server's time. */
	public static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

	private final Map<String, String> answers = new TreeMap<>();

	private final String service;

	private boolean forbidden;

	private String forbiddenPath = "";

	private Runnable meanwhile = () -> {
	};

	public FakeCluster(String service) {
		this.service = service;
	}

	/** Answers requests as those of a user without rights. */
	public void forbidEverything() {
		this.forbidden = true;
	}

	/** Refuses to answer one path. */
	public void forbid(String path) {
		this.forbiddenPath = path;
	}

	/** Runs an action each time the claims have been read. */
	public void afterALookAtClaims(Runnable meanwhile) {
		this.meanwhile = meanwhile;
	}

	public FakeCluster put(String path, String yaml) {
		this.answers.put(path, new Gson().toJson(new Yaml().<Object>load(yaml)));
		return this;
	}

	public void remove(String path) {
		this.answers.remove(path);
	}

	/** Adds a namespace that others made. */
	public FakeCluster namespace(String name) {
		return put("/api/v1/namespaces/" + name, "metadata: {name: " + name + ", uid: uid-of-" + name + "}");
	}

	public FakeCluster set(int replicas, String podManagement, String updateRevision) {
		return put(apps("statefulsets/" + this.service), """
				metadata: {name: %1$s, uid: uid-of-the-set}
				spec:
				  replicas: %2$d
				  podManagementPolicy: %3$s
				  volumeClaimTemplates: [{metadata: {name: data}, spec: {resources: {requests: {storage: 128Mi}}}}]
				status: {updateRevision: %4$s}
				""".formatted(this.service, replicas, podManagement, updateRevision));
	}

	/** A pod on its own node, which is up. */
	public FakeCluster pod(int ordinal, String revision, String status) {
		String name = this.service + "-" + ordinal;
		node("node-" + ordinal, "True");
		lease("node-" + ordinal, NOW.minusSeconds(4));
		return put(core("pods/" + name), """
				metadata: {name: %1$s, uid: uid-of-%1$s, labels: {controller-revision-hash: %2$s}}
				spec: {nodeName: node-%3$d}
				status: %4$s
				""".formatted(name, revision, ordinal, status));
	}

	public FakeCluster readyPod(int ordinal, String revision) {
		return pod(ordinal, revision, "{phase: Running, conditions: [{type: Ready, status: 'True'}]}");
	}

	/** A pod whose image does not exist. */
	public FakeCluster podWithoutImage(int ordinal, String revision) {
		return pod(ordinal, revision,
				"{phase: Pending, containerStatuses: [{name: store, ready: false, restartCount: 0, state: {waiting: "
						+ "{reason: ImagePullBackOff, message: 'Back-off pulling image \"a:b\": not found'}}}]}");
	}

	/** A pod that ends as soon as it begins. */
	public FakeCluster crashingPod(int ordinal, String revision) {
		return pod(ordinal, revision,
				"{phase: Running, containerStatuses: [{name: store, ready: false, restartCount: 3, state: {waiting: "
						+ "{reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 137, reason: OOMKilled}}}]}");
	}

	public FakeCluster node(String name, String ready) {
		return put("/api/v1/nodes/" + name, """
				metadata: {name: %1$s}
				status:
				  conditions:
				  - {type: Ready, status: '%2$s', message: Kubelet stopped posting node status.,
				     lastTransitionTime: '2026-11-28T11:58:00Z'}
				""".formatted(name, ready));
	}

	public FakeCluster lease(String node, Instant renewed) {
		return put("/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/" + node,
				"spec: {leaseDurationSeconds: 40, renewTime: '" + renewed + "'}");
	}

	public FakeCluster event(String uid, String reason, String message) {
		return put(core("events/event-" + this.answers.size()), """
				involvedObject: {uid: %s}
				reason: %s
				message: '%s'
				lastTimestamp: '%s'
				""".formatted(uid, reason, message, NOW.minusSeconds(30)));
	}

	/** The pod template of a revision of the set. */
	public FakeCluster revision(String name, Object template) {
		this.answers.put(apps("controllerrevisions/" + name), new Gson().toJson(
				Map.of("metadata", Map.of("name", name), "data", Map.of("spec", Map.of("template", template)))));
		return this;
	}

	public FakeCluster claim(int ordinal, String request, String capacity, String status) {
		String name = "data-" + this.service + "-" + ordinal;
		return put(core("persistentvolumeclaims/" + name), """
				metadata: {name: %s}
				spec: {resources: {requests: {storage: %s}}}
				status: {capacity: {storage: %s}%s}
				""".formatted(name, request, capacity, status.isEmpty() ? "" : ", " + status));
	}

	public FakeCluster log(int ordinal, String lines) {
		this.answers.put(core("pods/" + this.service + "-" + ordinal + "/log"), lines);
		return this;
	}

	private String core(String path) {
		return "/api/v1/namespaces/" + this.service + "/" + path;
	}

	private String apps(String path) {
		return "/apis/apps/v1/namespaces/" + this.service + "/" + path;
	}

	@Override
	public Answer get(String path) {
		if (this.forbidden || path.equals(this.forbiddenPath)) {
			return new Answer(403, "{\"kind\": \"Status\"}", NOW);
		}
		String object = path.replaceAll("\\?.*", "");
		if (this.answers.containsKey(object)) {
			return new Answer(200, this.answers.get(object), NOW);
		}
		if (object.matches(".*/(pods|events|persistentvolumeclaims|controllerrevisions)")) {
			String items = this.answers.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().matches("\\Q" + object + "/\\E[^/]+"))
				.map(Map.Entry::getValue)
				.collect(Collectors.joining(", "));
			if (object.endsWith("claims")) {
				this.meanwhile.run();
			}
			return new Answer(200, "{\"items\": [" + items + "]}", NOW);
		}
		return new Answer(Answer.NOT_FOUND, "{}", NOW);
	}

	@Override
	public void close() {
	}

}
