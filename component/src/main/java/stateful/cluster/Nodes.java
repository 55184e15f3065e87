package stateful.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;

/**
 * The nodes that replicas run on. Kubernetes calls a node lost 50 s after its last
 * heartbeat; until then its pods seem ready.
 */
final class Nodes {

	private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/";

	private static final int DEFAULT_LEASE_SECONDS = 40;

	private final Reader reader;

	private final Map<String, Optional<String>> lost = new HashMap<>();

	Nodes(Reader reader) {
		this.reader = reader;
	}

	/**
	 * {@return how a node is lost, or nothing if it is up or cannot be read}
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
			.or(() -> this.reader.find(LEASES + name).flatMap((lease) -> silence(name, lease)));
	}

	/** A kubelet renews its lease each time that a quarter of it has passed. */
	private Optional<String> silence(String name, JsonObject lease) {
		String renewed = Json.text(lease, "spec", "renewTime");
		if (renewed.isEmpty()) {
			return Optional.empty();
		}
		int duration = Json.at(lease, "spec", "leaseDurationSeconds").isPresent()
				? Json.number(lease, "spec", "leaseDurationSeconds") : DEFAULT_LEASE_SECONDS;
		Duration silence = Duration.between(Instant.parse(renewed), this.reader.now());
		return Optional.of(silence)
			.filter((time) -> time.compareTo(Duration.ofSeconds(duration / 2)) > 0)
			.map((time) -> "node " + name + " is lost: its last heartbeat was " + time.toSeconds() + " s ago");
	}

}
