package stateful.cluster;

import java.util.Optional;

import com.google.gson.JsonObject;

/**
 * A replica that a set is to have. One that is neither available nor has a cause is just
 * starting or ending.
 *
 * @param name the pod's name
 * @param ordinal its number
 * @param pod its pod, if there is one
 * @param available whether it serves, and its node is up
 * @param cause why it is unavailable
 */
public record Replica(String name, int ordinal, Optional<JsonObject> pod, boolean available, Optional<Cause> cause) {

	/**
	 * {@return the revision of the set that its pod is of, or an empty text}
	 */
	public String revision() {
		return this.pod.map((pod) -> Json.text(pod, "metadata", "labels", "controller-revision-hash")).orElse("");
	}

}
