package timestamps.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/**
 * An object that a preview would create, or that a stack has created.
 *
 * @param type Pulumi's, without the package
 * @param manifest as the API server would be asked for it; its secrets are masked
 */
record PreviewedObject(String type, JsonObject manifest) {

	/** Stands for a secret, or for all that has one in it. */
	private static final String MASK = "[secret]";

	/**
	 * {@return the objects of a preview by the system that they are of}
	 * @param systems by the names of the program's resources
	 */
	static Map<String, List<PreviewedObject>> all(JsonArray steps, Map<String, String> systems) {
		Map<String, List<PreviewedObject>> objects = new TreeMap<>();
		for (JsonElement step : steps) {
			JsonObject state = step.getAsJsonObject().getAsJsonObject("newState");
			String type = state.get("type").getAsString();
			if (type.startsWith("kubernetes:") && step.getAsJsonObject().get("op").getAsString().equals("create")) {
				String parent = name(state, "parent");
				String system = systems.get(systems.containsKey(parent) ? parent : name(state, "urn"));
				objects.computeIfAbsent(system, (key) -> new ArrayList<>())
					.add(new PreviewedObject(type, state.getAsJsonObject("inputs")));
			}
		}
		return objects;
	}

	/**
	 * {@return the objects of an exported stack}
	 */
	static List<PreviewedObject> deployed(String stack) {
		return JsonParser.parseString(stack)
			.getAsJsonObject()
			.getAsJsonObject("deployment")
			.getAsJsonArray("resources")
			.asList()
			.stream()
			.map(JsonElement::getAsJsonObject)
			.filter((state) -> state.get("type").getAsString().startsWith("kubernetes:") && !state.has("external"))
			.map((state) -> new PreviewedObject(state.get("type").getAsString(),
					masked(state.getAsJsonObject("inputs")).getAsJsonObject()))
			.toList();
	}

	/** As previews have it: the mask instead of what is encrypted. */
	private static JsonElement masked(JsonElement value) {
		if (value instanceof JsonArray array) {
			JsonArray masked = new JsonArray();
			array.forEach((element) -> masked.add(masked(element)));
			return masked;
		}
		if (!(value instanceof JsonObject object)) {
			return value;
		}
		if (object.has("ciphertext")) {
			return new JsonPrimitive(MASK);
		}
		JsonObject masked = new JsonObject();
		object.entrySet().forEach((entry) -> masked.add(entry.getKey(), masked(entry.getValue())));
		return masked;
	}

	private static String name(JsonObject state, String urn) {
		return state.get(urn).getAsString().replaceFirst(".*::", "");
	}

	/** Whether a secret is in it. */
	boolean holdsSecret() {
		return this.manifest.toString().contains(MASK);
	}

	/** Whether it is a part of an object that something else creates. */
	boolean isPatch() {
		return this.type.endsWith("Patch");
	}

	boolean isNamespace() {
		return this.type.matches(".*:Namespace(Patch)?");
	}

	/** A copy without secrets, in another namespace if it is in one. */
	JsonObject in(String namespace) {
		JsonObject copy = this.manifest.deepCopy();
		copy.entrySet().removeIf((field) -> field.getValue().toString().equals('"' + MASK + '"'));
		JsonObject metadata = copy.getAsJsonObject("metadata");
		if (metadata.has("namespace")) {
			metadata.addProperty("namespace", namespace);
		}
		return copy;
	}

}
