package stateful.rollout;

import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.pulumi.core.internal.Constants;
import stateful.inputs.Quantity;

/** Compares a program's pod template with the API server's. */
final class Template {

	/**
	 * Fields that the API server never adds: if it has more of them, the program has
	 * removed them.
	 */
	private static final Set<String> NEVER_DEFAULTED = Set.of("command", "args", "env", "httpGet", "tcpSocket", "exec");

	private Template() {
	}

	/**
	 * {@return whether the API server's template comes from the program's}
	 * @param wanted the program's; an unknown value equals any
	 * @param live the API server's, with its defaults
	 */
	static boolean matches(JsonElement wanted, JsonElement live) {
		if (wanted.isJsonObject() && wanted.getAsJsonObject().has(Constants.SpecialSigKey)) {
			return matches(wanted.getAsJsonObject().get("value"), live);
		}
		if (isUnknown(wanted) || isEmpty(wanted) && isEmpty(live)) {
			return true;
		}
		if (wanted.isJsonObject() && live.isJsonObject()) {
			return matches(wanted.getAsJsonObject(), live.getAsJsonObject());
		}
		if (wanted.isJsonArray() && live.isJsonArray()) {
			return matches(wanted.getAsJsonArray(), live.getAsJsonArray());
		}
		return wanted.isJsonPrimitive() && live.isJsonPrimitive()
				&& matches(wanted.getAsJsonPrimitive(), live.getAsJsonPrimitive());
	}

	private static boolean isUnknown(JsonElement wanted) {
		return wanted.isJsonPrimitive() && wanted.getAsString().equals(Constants.UnknownValue);
	}

	/** The API server omits empty values. */
	private static boolean isEmpty(JsonElement element) {
		return element.isJsonNull() || element.isJsonArray() && element.getAsJsonArray().isEmpty()
				|| element.isJsonObject() && element.getAsJsonObject().isEmpty()
				|| element.isJsonPrimitive() && Set.of("", "0", "false").contains(element.getAsString());
	}

	private static boolean matches(JsonObject wanted, JsonObject live) {
		boolean removed = live.keySet()
			.stream()
			.anyMatch((key) -> NEVER_DEFAULTED.contains(key) && !wanted.has(key) && !isEmpty(live.get(key)));
		return !removed && wanted.entrySet().stream().allMatch((entry) -> {
			JsonElement other = live.has(entry.getKey()) ? live.get(entry.getKey()) : JsonNull.INSTANCE;
			boolean exact = !entry.getKey().equals("labels") || size(entry.getValue()) == size(other);
			return exact && matches(entry.getValue(), other);
		});
	}

	private static int size(JsonElement labels) {
		return labels.isJsonObject() ? labels.getAsJsonObject().size() : 0;
	}

	private static boolean matches(JsonArray wanted, JsonArray live) {
		if (wanted.size() != live.size()) {
			return false;
		}
		for (int i = 0; i < wanted.size(); i++) {
			if (!matches(wanted.get(i), live.get(i))) {
				return false;
			}
		}
		return true;
	}

	/** The API server rewrites quantities. */
	private static boolean matches(JsonPrimitive wanted, JsonPrimitive live) {
		if (wanted.getAsString().equals(live.getAsString())) {
			return true;
		}
		return Quantity.parse(wanted.getAsString())
			.flatMap((quantity) -> Quantity.parse(live.getAsString()).map((other) -> quantity.compareTo(other) == 0))
			.orElse(false);
	}

}
