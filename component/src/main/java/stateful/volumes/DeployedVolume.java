package stateful.volumes;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import stateful.inputs.Quantity;
import stateful.state.DeployedClaims;
import stateful.state.StackState;

/**
 * A volume in the state after the last {@code up}.
 *
 * @param name the name of its claim's template
 * @param namespace the namespace of its claim
 * @param storageClass its class, if it is known
 * @param size the size that its claim requests
 */
record DeployedVolume(String name, String namespace, Optional<String> storageClass, Quantity size) {

	/**
	 * {@return the claims of a service, and the templates that they were made from}
	 * @param service the service's name
	 * @param states the component's state after the last {@code up}
	 */
	static List<DeployedVolume> of(String service, List<StackState> states) {
		List<DeployedVolume> volumes = states.stream().flatMap((state) -> of(service, state)).toList();
		return volumes.isEmpty() ? declared(service, states) : volumes;
	}

	/** Claims that were declared before their set, when the set was never created. */
	private static List<DeployedVolume> declared(String service, List<StackState> states) {
		return DeployedClaims.of(service, states)
			.filter(DeployedVolume::isKnown)
			.map((claim) -> of(claim,
					claim.getAsJsonObject("metadata")
						.get("name")
						.getAsString()
						.replaceFirst("-" + Pattern.quote(service) + "-\\d+$", ""),
					claim))
			.toList();
	}

	private static Stream<DeployedVolume> of(String service, StackState state) {
		List<DeployedVolume> templates = state.objects("kubernetes:apps/v1:StatefulSet", Pattern.quote(service))
			.filter(DeployedVolume::isKnown)
			.flatMap((set) -> templates(set).map((template) -> of(set, template)))
			.toList();
		Stream<DeployedVolume> claims = templates.stream().flatMap((template) -> {
			String names = Pattern.quote(template.name + "-" + service + "-") + "\\d+";
			return state.objects("kubernetes:core/v1:PersistentVolumeClaimPatch", names)
				.filter(DeployedVolume::isKnown)
				.map((claim) -> of(claim, template.name, claim));
		});
		return Stream.concat(templates.stream(), claims);
	}

	/** An object that was never created has nothing but a name. */
	private static boolean isKnown(JsonObject object) {
		return object.has("spec");
	}

	/**
	 * The set's own templates: if the set did not become ready, the state lacks the
	 * claims' sizes.
	 */
	private static Stream<JsonObject> templates(JsonObject set) {
		JsonArray templates = set.getAsJsonObject("spec").getAsJsonArray("volumeClaimTemplates");
		return StreamSupport.stream(templates.spliterator(), false).map(JsonElement::getAsJsonObject);
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

}
