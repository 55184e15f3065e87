package stateful.cluster;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Reads values from the API server's objects. */
public final class Json {

	private Json() {
	}

	/**
	 * {@return the element at a path of keys, if it is there}
	 */
	public static Optional<JsonElement> at(JsonElement object, String... path) {
		JsonElement element = object;
		for (String key : path) {
			if (!element.isJsonObject() || !element.getAsJsonObject().has(key)) {
				return Optional.empty();
			}
			element = element.getAsJsonObject().get(key);
		}
		return element.isJsonNull() ? Optional.empty() : Optional.of(element);
	}

	/**
	 * {@return the text at a path, or an empty text}
	 */
	public static String text(JsonElement object, String... path) {
		return at(object, path).map(JsonElement::getAsString).orElse("");
	}

	/**
	 * {@return the number at a path, or 0}
	 */
	public static int number(JsonElement object, String... path) {
		return at(object, path).map(JsonElement::getAsInt).orElse(0);
	}

	/**
	 * {@return the objects of the list at a path, or none}
	 */
	public static List<JsonObject> list(JsonElement object, String... path) {
		return at(object, path).map(JsonElement::getAsJsonArray)
			.map((array) -> StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject).toList())
			.orElse(List.of());
	}

	/**
	 * {@return the condition of a type, if an object's status has it}
	 */
	public static Optional<JsonObject> condition(JsonElement object, String type) {
		return list(object, "status", "conditions").stream()
			.filter((condition) -> text(condition, "type").equals(type))
			.findFirst();
	}

}
