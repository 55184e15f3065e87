package stateful.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import stateful.cluster.Cause.Kind;

/** Finds out why a pod is not available. */
final class PodDiagnosis {

	/** A container that runs longer without being ready has a cause. */
	private static final Duration TO_GET_READY = Duration.ofSeconds(40);

	/** How long a pod may still exist after its grace period. */
	private static final Duration TO_BE_GONE = Duration.ofSeconds(30);

	private static final int LINES = 10;

	private static final Set<String> IMAGE = Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName",
			"ErrImageNeverPull", "ImageInspectError", "RegistryUnavailable");

	private final JsonObject pod;

	private final Snapshot snapshot;

	private final String name;

	PodDiagnosis(JsonObject pod, Snapshot snapshot) {
		this.pod = pod;
		this.snapshot = snapshot;
		this.name = Json.text(pod, "metadata", "name");
	}

	static boolean isReady(JsonObject pod) {
		return Json.at(pod, "metadata", "deletionTimestamp").isEmpty() && Json.condition(pod, "Ready")
			.filter((ready) -> Json.text(ready, "status").equals("True"))
			.isPresent();
	}

	/**
	 * {@return the cause, or nothing if the pod is ready, starting or ending}
	 */
	Optional<Cause> cause() {
		Optional<Cause> lost = this.snapshot.nodes()
			.lost(Json.text(this.pod, "spec", "nodeName"))
			.map((message) -> new Cause(Kind.NODE, message));
		if (lost.isPresent() || isReady(this.pod)) {
			return lost;
		}
		if (Json.at(this.pod, "metadata", "deletionTimestamp").isPresent()) {
			return ending();
		}
		return Stream.concat(containers(), Stream.of(this.pod))
			.map((part) -> (part == this.pod) ? ofThePod() : container(part))
			.flatMap(Optional::stream)
			.findFirst();
	}

	private Stream<JsonObject> containers() {
		return Stream.of("initContainerStatuses", "containerStatuses")
			.flatMap((list) -> Json.list(this.pod, "status", list).stream())
			.filter((container) -> !Json.text(container, "ready").equals("true"));
	}

	private Optional<Cause> ending() {
		Instant due = Instant.parse(Json.text(this.pod, "metadata", "deletionTimestamp"));
		return Optional.of(due.plus(TO_BE_GONE))
			.filter(this.snapshot.now()::isAfter)
			.map((late) -> new Cause(Kind.END, "its pod should have been gone at " + due + finalizers()));
	}

	private String finalizers() {
		return Json.at(this.pod, "metadata", "finalizers").map((names) -> "; finalizers: " + names).orElse("");
	}

	/** Why the pod has no containers yet. */
	private Optional<Cause> ofThePod() {
		if (Json.text(this.pod, "status", "phase").equals("Failed")) {
			return Optional.of(new Cause(Kind.CRASH, "its pod failed: " + Json.text(this.pod, "status", "reason") + " "
					+ Json.text(this.pod, "status", "message")));
		}
		Optional<String> unscheduled = Json.condition(this.pod, "PodScheduled")
			.filter((condition) -> Json.text(condition, "status").equals("False"))
			.map((condition) -> Json.text(condition, "message"));
		if (unscheduled.isPresent()) {
			boolean volume = unscheduled.get().matches("(?is).*(volume|claim).*");
			return unscheduled.map((message) -> new Cause(volume ? Kind.VOLUME : Kind.ROOM, message));
		}
		return latest("FailedAttachVolume|FailedMount|FailedMapVolume|FailedCreatePodSandBox|Pull.*|Created|Started")
			.filter((event) -> event.reason().startsWith("Failed"))
			.map((event) -> new Cause(event.reason().endsWith("SandBox") ? Kind.NODE : Kind.VOLUME, event.message()));
	}

	private Optional<Cause> container(JsonObject container) {
		String waiting = Json.text(container, "state", "waiting", "reason");
		String message = Json.text(container, "state", "waiting", "message");
		if (IMAGE.contains(waiting)) {
			String event = latest("Failed").map(Event::message).orElse(message);
			return Optional.of(new Cause(Kind.IMAGE, message.contains("not found") ? message : event));
		}
		boolean ended = Json.at(container, "state", "terminated").isPresent() || waiting.equals("CrashLoopBackOff")
				|| Json.number(container, "restartCount") > 0;
		if (ended) {
			return Optional.of(crash(container));
		}
		if (waiting.matches("Create.*Error|Run.*Error|.*HookError")) {
			return Optional.of(new Cause(Kind.CONTAINER, waiting + ": " + message));
		}
		return unready(container);
	}

	private Cause crash(JsonObject container) {
		String state = Json.at(container, "state", "terminated").isPresent() ? "state" : "lastState";
		String reason = Json.text(container, state, "terminated", "reason");
		String message = "its container ended" + (reason.equals("OOMKilled") ? " (OOMKilled)" : "") + " with exit code "
				+ Json.number(container, state, "terminated", "exitCode") + ", started again "
				+ Json.number(container, "restartCount") + " times";
		return new Cause(Kind.CRASH, message, this.snapshot.log(this.name, Json.text(container, "name"), LINES));
	}

	/** The container runs, but is not ready. */
	private Optional<Cause> unready(JsonObject container) {
		return Json.at(container, "state", "running", "startedAt")
			.map((time) -> Duration.between(Instant.parse(time.getAsString()), this.snapshot.now()))
			.filter((time) -> time.compareTo(TO_GET_READY) > 0)
			.map((time) -> new Cause(Kind.PROBE, latest("Unhealthy").map(Event::message)
				.orElse("its container has been up for " + time.toSeconds() + " s and is not ready")));
	}

	private Optional<Event> latest(String reasons) {
		return Event.latest(this.snapshot.events(Json.text(this.pod, "metadata", "uid"))
			.filter((event) -> event.reason().matches(reasons)));
	}

}
