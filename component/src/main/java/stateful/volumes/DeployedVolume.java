package stateful.volumes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.InvokeArgs;
import stateful.inputs.Quantity;

/**
 * A volume that the last {@code up} left, as Pulumi remembers it.
 *
 * @param name what its claim's template is called
 * @param namespace where its claim is
 * @param storageClass its class, if that is known
 * @param size what its claim asks for
 */
record DeployedVolume(String name, String namespace, Optional<String> storageClass, Quantity size) {

	/** A function of the engine's own: what every resource of a stack was last. */
	private static final String READ_STATE = "pulumi:pulumi:readStackResourceOutputs";

	/**
	 * {@return the claims of a service and the template that they were made of}
	 * @param service the service's name
	 * @param types the type of its component, and those that it had before
	 */
	static List<DeployedVolume> of(String service, List<String> types) {
		Deployment deployment = Deployment.getInstance();
		String stack = String.join("/", deployment.getOrganizationName(), deployment.getProjectName(),
				deployment.getStackName());
		Map<String, Object> state = deployment
			.invokeAsync(READ_STATE, TypeShape.map(String.class, Object.class), new Stack(stack))
			.join();
		JsonObject resources = new Gson().toJsonTree(state).getAsJsonObject().getAsJsonObject("outputs");
		return types.stream().flatMap((type) -> of(service, type, resources)).toList();
	}

	private static Stream<DeployedVolume> of(String service, String type, JsonObject resources) {
		Pattern set = Pattern.compile(Pattern.quote(type + "$kubernetes:apps/v1:StatefulSet::" + service) + "$");
		List<DeployedVolume> templates = matching(set, resources).map((object) -> of(object, template(object)))
			.toList();
		Stream<DeployedVolume> claims = templates.stream().flatMap((template) -> {
			Pattern claim = Pattern.compile(Pattern
				.quote(type + "$kubernetes:core/v1:PersistentVolumeClaimPatch::" + template.name + "-" + service + "-")
					+ "\\d+$");
			return matching(claim, resources).map((object) -> of(object, template.name, object));
		});
		return Stream.concat(templates.stream(), claims);
	}

	private static Stream<JsonObject> matching(Pattern urns, JsonObject resources) {
		return resources.entrySet()
			.stream()
			.filter((resource) -> urns.matcher(resource.getKey()).find())
			.map((resource) -> resource.getValue().getAsJsonObject().getAsJsonObject("outputs"))
			// One that was never made has none.
			.filter((object) -> object != null && object.has("spec"));
	}

	/** A set that did not get ready has its claims, and Pulumi not yet their sizes. */
	private static JsonObject template(JsonObject set) {
		return set.getAsJsonObject("spec").getAsJsonArray("volumeClaimTemplates").get(0).getAsJsonObject();
	}

	private static DeployedVolume of(JsonObject set, JsonObject template) {
		return of(set, template.getAsJsonObject("metadata").get("name").getAsString(), template);
	}

	private static DeployedVolume of(JsonObject object, String name, JsonObject claim) {
		JsonObject spec = claim.getAsJsonObject("spec");
		String size = spec.getAsJsonObject("resources").getAsJsonObject("requests").get("storage").getAsString();
		return new DeployedVolume(name, object.getAsJsonObject("metadata").get("namespace").getAsString(),
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
