package stateful.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds lost nodes. Kubernetes notices a lost node 50 s after its last heartbeat; until
 * then its pods seem ready.
 */
final class Nodes {

	private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/";

	/** A kubelet renews its lease every 10 s. */
	private static final Duration OVERDUE = Duration.ofSeconds(12);

	/** Two renewals are missing: too long for a machine that is merely slow. */
	private static final Duration LOST = Duration.ofSeconds(30);

	private final Reader reader;

	private final Map<String, Optional<String>> lost = new HashMap<>();

	Nodes(Reader reader) {
		this.reader = reader;
	}

	/**
	 * {@return why a node counts as lost, or nothing if it is up or cannot be read}
	 */
	Optional<String> lost(String name) {
		return name.isEmpty() ? Optional.empty() : this.lost.computeIfAbsent(name, this::read);
	}

	private Optional<String> read(String name) {
		if (this.reader.isMissing("/api/v1/nodes/" + name)) {
			return Optional.of("node " + name + " is no longer in the cluster");
		}
		return this.reader.find("/api/v1/nodes/" + name)
			.flatMap((node) -> Json.condition(node, "Ready"))
			.filter((ready) -> !Json.text(ready, "status").equals("True"))
			.map((ready) -> "node " + name + " is lost: " + Json.text(ready, "message").replaceAll("\\.$", "")
					+ ", since " + Json.text(ready, "lastTransitionTime"))
			.or(() -> silence(name).filter((time) -> time.compareTo(LOST) > 0)
				.map((time) -> "node " + name + " is lost: its last heartbeat was " + time.toSeconds() + " s ago"));
	}

	/**
	 * {@return whether a heartbeat of a node that is not lost is overdue}
	 */
	boolean isSilent(String name) {
		return !name.isEmpty() && lost(name).isEmpty()
				&& silence(name).filter((time) -> time.compareTo(OVERDUE) > 0).isPresent();
	}

	/** The time since the node's last heartbeat, if it can be read. */
	private Optional<Duration> silence(String name) {
		return this.reader.find(LEASES + name)
			.map((lease) -> Json.text(lease, "spec", "renewTime"))
			.filter((renewed) -> !renewed.isEmpty())
			.map((renewed) -> Duration.between(Instant.parse(renewed), this.reader.now()));
	}

}
