package timestamps.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.InvokeArgs;

/**
 * A volume that the last {@code up} left, as Pulumi remembers it.
 *
 * @param namespace where its claim is
 * @param storageClass its class, if that is known
 * @param size what its claim asks for
 */
record DeployedVolume(String namespace, Optional<String> storageClass, Quantity size) {

	/** A function of the engine's own: what every resource of a stack was last. */
	private static final String READ_STATE = "pulumi:pulumi:readStackResourceOutputs";

	/**
	 * {@return the claims of a service and the template that they were made of}
	 */
	static List<DeployedVolume> of(String service) {
		Deployment deployment = Deployment.getInstance();
		String stack = String.join("/", deployment.getOrganizationName(), deployment.getProjectName(),
				deployment.getStackName());
		Map<String, Object> state = deployment
			.invokeAsync(READ_STATE, TypeShape.map(String.class, Object.class), new Stack(stack))
			.join();
		return of(service, new Gson().toJsonTree(state).getAsJsonObject().getAsJsonObject("outputs"));
	}

	private static List<DeployedVolume> of(String service, JsonObject resources) {
		String set = TimestampService.TYPE + "$kubernetes:apps/v1:StatefulSet::" + service;
		Pattern claims = Pattern.compile(Pattern.quote(
				TimestampService.TYPE + "$kubernetes:core/v1:PersistentVolumeClaimPatch::" + Scope.claimPrefix(service))
				+ "\\d+$");
		List<DeployedVolume> volumes = new ArrayList<>();
		for (Map.Entry<String, JsonElement> resource : resources.entrySet()) {
			JsonObject object = resource.getValue().getAsJsonObject().getAsJsonObject("outputs");
			if (object == null || !object.has("spec")) {
				continue; // not one of Kubernetes', or one that was never made
			}
			if (claims.matcher(resource.getKey()).find()) {
				volumes.add(of(object, object));
			}
			else if (resource.getKey().endsWith(set)) {
				volumes.add(of(object, template(object)));
			}
		}
		return volumes;
	}

	/** A set that did not get ready has its claims, and Pulumi not yet their sizes. */
	private static JsonObject template(JsonObject set) {
		return set.getAsJsonObject("spec").getAsJsonArray("volumeClaimTemplates").get(0).getAsJsonObject();
	}

	private static DeployedVolume of(JsonObject object, JsonObject claim) {
		JsonObject spec = claim.getAsJsonObject("spec");
		String size = spec.getAsJsonObject("resources").getAsJsonObject("requests").get("storage").getAsString();
		return new DeployedVolume(object.getAsJsonObject("metadata").get("namespace").getAsString(),
				Optional.ofNullable(spec.get("storageClassName")).map(JsonElement::getAsString),
				Quantity.parse(size).orElseThrow());
	}

	/** Whose state to read. */
	private static final class Stack extends InvokeArgs {

		@Import(name = "stackName", required = true)
		private final String name;

		Stack(String name) {
			this.name = name;
		}

	}

}
