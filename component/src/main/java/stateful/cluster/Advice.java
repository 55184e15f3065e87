package stateful.cluster;

import java.util.LinkedHashMap;
import java.util.Map;

/** Explains why a replica is unavailable, with the input or the command that helps. */
public final class Advice {

	/** Messages of programs that a restriction stops, and what to do about them. */
	private static final Map<String, String> LOG = new LinkedHashMap<>();

	static {
		LOG.put("(?s).*OOMKilled.*", "Set a higher memoryLimit.");
		LOG.put("(?s).*Read-only file system.*",
				"Add the folder that it writes to to temporaryPaths, or set mountPath.");
		LOG.put("(?is).*(\\b(bind|listen)[^\n]*permission denied|permission denied[^\n]*\\bbind\\b).*",
				"Have it listen above 1024, and set port and the probes, or set the sysctl "
						+ "net.ipv4.ip_unprivileged_port_start with overrides.pod.securityContext.");
		LOG.put("(?is).*permission denied.*", "Set user to the owner of the image's files.");
		LOG.put("(?is).*(operation not permitted|\\b(as|be|not|you) root\\b|root privileges).*",
				"Configure it to do without root's rights, or grant them with podSecurity and "
						+ "overrides.container.securityContext.");
		LOG.put("(?s).*(Connection|connection|dial|connect).*(refused|timed out|timeout).*",
				"If it calls others, add them to egress.");
	}

	private static final String ORDERED = "Under OrderedReady, Kubernetes does not replace a broken pod (kubernetes"
			+ " #67250): %s has it made anew, as the program says.";

	private final String namespace;

	public Advice(String namespace) {
		this.namespace = namespace;
	}

	/**
	 * {@return why a replica is unavailable, and what to do: first one line, because the
	 * engine shows no more while it waits, and then the last lines of a log}
	 * @param replica a replica with a cause
	 * @param snapshot the snapshot with the replica
	 */
	public String explain(Replica replica, Snapshot snapshot) {
		Cause cause = replica.cause().orElseThrow();
		String log = cause.log().isEmpty() ? ""
				: " The last lines of its log:\n" + cause.log().indent(4).stripTrailing();
		return replica.name() + " is unavailable: " + cause.message() + ". "
				+ (isLeft(replica, snapshot) ? ORDERED.formatted(command("delete pod " + replica.name())) : of(replica))
				+ log;
	}

	/** Whether Kubernetes leaves its pod, although the set has another revision. */
	private static boolean isLeft(Replica replica, Snapshot snapshot) {
		return replica.cause().filter(Cause::isOfTheTemplate).isPresent() && replica.pod().isPresent()
				&& snapshot.set()
					.filter((set) -> Json.text(set, "spec", "podManagementPolicy").equals("OrderedReady"))
					.filter((set) -> !Json.text(set, "status", "updateRevision").equals(replica.revision()))
					.isPresent();
	}

	private String of(Replica replica) {
		Cause cause = replica.cause().orElseThrow();
		return switch (cause.kind()) {
			case IMAGE -> "Set image to a reference that the cluster can pull.";
			case CONTAINER -> "Correct environment, command or configuration.";
			case CRASH -> crash(replica, cause);
			case PROBE -> "Set port and the probes to what the image serves; " + command("logs " + replica.name())
					+ " shows its log.";
			case ROOM -> "Lower cpuRequest or memoryLimit, or add a node.";
			case QUOTA -> forbidden(cause.message())
					+ command("describe statefulset " + replica.name().replaceAll("-\\d+$", "")) + " shows the events.";
			case NODE -> "Bring the node back. If it is off for good, `kubectl taint node "
					+ replica.pod().map((pod) -> Json.text(pod, "spec", "nodeName")).orElse("NODE")
					+ " node.kubernetes.io/out-of-service=nodeshutdown:NoExecute` starts its replicas elsewhere, unless "
					+ "their volumes are tied to it.";
			case VOLUME -> command("describe persistentvolumeclaims") + " and "
					+ command("describe pod " + replica.name()) + " show the volume's events.";
			case END -> command("get pod " + replica.name() + " --output yaml")
					+ " shows what keeps it; a finalizer must be removed by the controller that set it.";
		};
	}

	/** Advice for restrictions of the namespace. */
	private String forbidden(String message) {
		if (message.contains("violates PodSecurity")) {
			return "Set podSecurity to what it needs, or ask for less in overrides.pod and overrides.container; with "
					+ "existingNamespace, only the namespace's owner can permit more. ";
		}
		if (message.contains("must specify")) {
			return "Set what the quota asks for with overrides.container, under resources. ";
		}
		return "If a quota forbids the pod, raise it (" + command("describe quota")
				+ ") or lower cpuRequest, memoryLimit or replicas. ";
	}

	private String crash(Replica replica, Cause cause) {
		return LOG.entrySet()
			.stream()
			.filter((entry) -> (cause.message() + cause.log()).matches(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(command("logs --previous " + replica.name()) + " shows the whole log.");
	}

	private String command(String command) {
		return "`kubectl --namespace " + this.namespace + " " + command + "`";
	}

}
