package stateful.volumes;

import java.util.Optional;

import com.google.gson.JsonObject;
import stateful.cluster.Json;
import stateful.inputs.Quantity;

/**
 * A claim as the cluster has it.
 *
 * @param name its name
 * @param request what it asks for
 * @param capacity what its volume has, once it has one
 * @param status the API server's JSON
 */
record Claim(String name, Quantity request, Optional<Quantity> capacity, JsonObject status) {

	static Claim of(JsonObject claim) {
		return new Claim(Json.text(claim, "metadata", "name"),
				Quantity.parse(Json.text(claim, "spec", "resources", "requests", "storage")).orElseThrow(),
				Quantity.parse(Json.text(claim, "status", "capacity", "storage")), claim);
	}

	/**
	 * {@return whether the volume is at least so large}
	 */
	boolean has(Quantity size) {
		return this.capacity.filter((volume) -> volume.compareTo(size) >= 0).isPresent();
	}

	/** It asks for more than its volume has, be it that this is still to come. */
	boolean isGrowing() {
		return this.capacity.isPresent() && !has(this.request);
	}

	/**
	 * {@return why the volume does not grow, if that is final, in the cluster's words}
	 */
	Optional<String> failure() {
		return Optional.of(Json.text(this.status, "status", "allocatedResourceStatuses", "storage"))
			.filter((resize) -> resize.endsWith("ResizeInfeasible") && isOfThisRequest())
			.map((resize) -> resize + error().map((message) -> ": " + message).orElse(""));
	}

	/**
	 * {@return the error of the last attempt to grow, if there was one}
	 */
	Optional<String> error() {
		return Json.condition(this.status, "ControllerResizeError")
			.or(() -> Json.condition(this.status, "NodeResizeError"))
			.filter((condition) -> Json.text(condition, "status").equals("True") && isOfThisRequest())
			.map((condition) -> Json.text(condition, "message"));
	}

	/** What failed for an earlier request says nothing of this one. */
	private boolean isOfThisRequest() {
		return Quantity.parse(Json.text(this.status, "status", "allocatedResources", "storage"))
			.map((attempt) -> attempt.compareTo(this.request) == 0)
			.orElse(true);
	}

	/** Whether the file system is all that is left to grow. */
	boolean isPendingOnNode() {
		return Json.condition(this.status, "FileSystemResizePending")
			.filter((condition) -> Json.text(condition, "status").equals("True"))
			.isPresent();
	}

}
