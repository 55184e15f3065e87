package stateful.volumes;

import java.util.Optional;

import com.google.gson.JsonObject;
import stateful.cluster.Json;
import stateful.inputs.Quantity;

/**
 * A claim in the cluster.
 *
 * @param name its name
 * @param request the requested size
 * @param capacity the volume's size, once there is a volume
 * @param status the API server's JSON
 */
record Claim(String name, Quantity request, Optional<Quantity> capacity, JsonObject status) {

	static Claim of(JsonObject claim) {
		return new Claim(Json.text(claim, "metadata", "name"),
				Quantity.parse(Json.text(claim, "spec", "resources", "requests", "storage")).orElseThrow(),
				Quantity.parse(Json.text(claim, "status", "capacity", "storage")), claim);
	}

	/**
	 * {@return whether the volume has at least a size}
	 */
	boolean has(Quantity size) {
		return this.capacity.filter((volume) -> volume.compareTo(size) >= 0).isPresent();
	}

	/**
	 * {@return whether its request can change: it has a volume, and stays}
	 */
	boolean isBound() {
		return this.capacity.isPresent() && Json.text(this.status, "metadata", "deletionTimestamp").isEmpty();
	}

	/** Whether it requests more than its volume has. */
	boolean isGrowing() {
		return this.capacity.isPresent() && !has(this.request);
	}

	/**
	 * {@return why the volume does not grow, in the cluster's words, if that is final}
	 */
	Optional<String> failure() {
		return Optional.of(Json.text(this.status, "status", "allocatedResourceStatuses", "storage"))
			.filter((resize) -> resize.endsWith("ResizeInfeasible") && isOfThisRequest())
			.map((resize) -> resize + error().map((message) -> ": " + message).orElse(""));
	}

	/**
	 * {@return the error of the last attempt to grow, if it failed}
	 */
	Optional<String> error() {
		return Json.condition(this.status, "ControllerResizeError")
			.or(() -> Json.condition(this.status, "NodeResizeError"))
			.filter((condition) -> Json.text(condition, "status").equals("True") && isOfThisRequest())
			.map((condition) -> Json.text(condition, "message"));
	}

	/**
	 * Whether the status is about this request: a failure of an earlier request does not
	 * count.
	 */
	private boolean isOfThisRequest() {
		return Quantity.parse(Json.text(this.status, "status", "allocatedResources", "storage"))
			.map((attempt) -> attempt.compareTo(this.request) == 0)
			.orElse(true);
	}

	/** Whether only the file system must still grow. */
	boolean isPendingOnNode() {
		return Json.condition(this.status, "FileSystemResizePending")
			.filter((condition) -> Json.text(condition, "status").equals("True"))
			.isPresent();
	}

}
