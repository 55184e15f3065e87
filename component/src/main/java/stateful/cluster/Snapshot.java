package stateful.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * A service in its cluster at one moment. Each object is read once, when it is needed.
 */
public final class Snapshot {

	private final Reader reader;

	private final String namespace;

	private final String service;

	private final Nodes nodes;

	private final Optional<JsonObject> set;

	private final Map<String, JsonObject> pods;

	Snapshot(Reader reader, String namespace, String service) {
		this.reader = reader;
		this.namespace = namespace;
		this.service = service;
		this.nodes = new Nodes(reader);
		this.set = reader.find(apps("statefulsets/" + service));
		this.pods = reader.needed(core("pods" + ofTheService()))
			.stream()
			.collect(Collectors.toMap((pod) -> Json.text(pod, "metadata", "name"), Function.identity()));
	}

	private String apps(String path) {
		return "/apis/apps/v1/namespaces/" + this.namespace + "/" + path;
	}

	private String core(String path) {
		return "/api/v1/namespaces/" + this.namespace + "/" + path;
	}

	private String ofTheService() {
		return "?labelSelector=app.kubernetes.io%2Fname%3D" + this.service;
	}

	/**
	 * {@return the StatefulSet, if it exists}
	 */
	public Optional<JsonObject> set() {
		return this.set;
	}

	/**
	 * {@return the set's wanted replicas, in the order of their numbers}
	 */
	public List<Replica> replicas() {
		int count = this.set.map((object) -> Json.number(object, "spec", "replicas")).orElse(0);
		return IntStream.range(0, count).mapToObj(this::replica).toList();
	}

	private Replica replica(int ordinal) {
		String name = this.service + "-" + ordinal;
		Optional<JsonObject> pod = Optional.ofNullable(this.pods.get(name));
		Optional<Cause> cause = pod.isPresent() ? new PodDiagnosis(pod.get(), this).cause() : missing(name);
		boolean ready = pod.filter(PodDiagnosis::isReady).isPresent();
		return new Replica(name, ordinal, pod, ready && cause.isEmpty(), cause);
	}

	/**
	 * {@return whether the heartbeat of a node with replicas is overdue: the next
	 * snapshot shows whether the node is lost}
	 */
	public boolean isUndecided() {
		return this.pods.values().stream().anyMatch((pod) -> this.nodes.isSilent(Json.text(pod, "spec", "nodeName")));
	}

	/** Why a pod is missing: the set's controller reports it in an event of the set. */
	private Optional<Cause> missing(String pod) {
		String uid = this.set.map((object) -> Json.text(object, "metadata", "uid")).orElse("");
		return Event
			.latest(events(uid).filter((event) -> event.message().matches("(?s).*\\b" + pod + "\\b(?!-).*"))
				.filter((event) -> event.reason().matches("FailedCreate|SuccessfulCreate|SuccessfulDelete")))
			.filter((event) -> event.reason().equals("FailedCreate"))
			.map((event) -> new Cause(Cause.Kind.QUOTA, event.message()));
	}

	/**
	 * {@return the pod template of a revision of the set, if it is known}
	 */
	public Optional<JsonElement> template(String revision) {
		return this.reader.list(apps("controllerrevisions" + ofTheService()))
			.stream()
			.filter((object) -> Json.text(object, "metadata", "name").equals(revision))
			.findFirst()
			.flatMap((object) -> Json.at(object, "data", "spec", "template"));
	}

	/**
	 * {@return the claims of the namespace by their names}
	 */
	public Map<String, JsonObject> claims() {
		return this.reader.list(core("persistentvolumeclaims"))
			.stream()
			.collect(Collectors.toMap((claim) -> Json.text(claim, "metadata", "name"), Function.identity()));
	}

	/**
	 * {@return the last warning about the Service, if there is one}
	 */
	public Optional<String> warningOfTheService() {
		String uid = this.reader.find(core("services/" + this.service))
			.map((object) -> Json.text(object, "metadata", "uid"))
			.orElse("");
		return Event.latest(events(uid).filter((event) -> event.reason().matches(".*(Fail|Error).*")))
			.map(Event::message);
	}

	Stream<Event> events(String uid) {
		return this.reader.list(core("events"))
			.stream()
			.map(Event::of)
			.filter((event) -> !uid.isEmpty() && event.object().equals(uid));
	}

	/** The last lines of a container's log: before its last end, if it has ended. */
	String log(String pod, String container, int lines) {
		String path = core("pods/" + pod + "/log?container=" + container + "&tailLines=" + lines);
		String previous = this.reader.text(path + "&previous=true").strip();
		return previous.isEmpty() ? this.reader.text(path).strip() : previous;
	}

	Nodes nodes() {
		return this.nodes;
	}

	Instant now() {
		return this.reader.now();
	}

}
