package stateful.cluster;

import java.util.Optional;

import com.google.gson.JsonObject;

/**
 * A replica of a set. Without a cause, an unavailable replica is just starting or ending.
 *
 * @param name the pod's name
 * @param ordinal its number
 * @param pod its pod, if it exists
 * @param available whether it serves, and its node is up
 * @param cause why it is unavailable, if that is known
 */
public record Replica(String name, int ordinal, Optional<JsonObject> pod, boolean available, Optional<Cause> cause) {

	/**
	 * {@return the set's revision of its pod, or an empty text}
	 */
	public String revision() {
		return this.pod.map((pod) -> Json.text(pod, "metadata", "labels", "controller-revision-hash")).orElse("");
	}

}
