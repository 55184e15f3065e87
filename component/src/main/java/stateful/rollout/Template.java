package stateful.rollout;

import java.util.Map;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import stateful.inputs.Quantity;
import stateful.sdk.SerializedArgs;

/** Compares a program's pod template with the API server's. */
final class Template {

	/**
	 * Fields that only the program adds: if the server has more, the program has removed
	 * them.
	 */
	private static final Set<String> THE_PROGRAMS = Set.of("command", "args", "env", "httpGet", "tcpSocket", "exec");

	/**
	 * Fields that the API server adds to a pod template, with its default values.
	 */
	private static final Map<String, Set<String>> DEFAULTS = Map.ofEntries(Map.entry("$patch", Set.of("replace")),
			Map.entry("apiVersion", Set.of("v1")), Map.entry("defaultMode", Set.of("420")),
			Map.entry("dnsPolicy", Set.of("ClusterFirst")), Map.entry("enableServiceLinks", Set.of("true")),
			Map.entry("expirationSeconds", Set.of("3600")), Map.entry("failureThreshold", Set.of("3")),
			Map.entry("imagePullPolicy", Set.of("Always", "IfNotPresent")), Map.entry("periodSeconds", Set.of("10")),
			Map.entry("protocol", Set.of("TCP")), Map.entry("restartPolicy", Set.of("Always")),
			Map.entry("schedulerName", Set.of("default-scheduler")), Map.entry("scheme", Set.of("HTTP")),
			Map.entry("successThreshold", Set.of("1")), Map.entry("terminationGracePeriodSeconds", Set.of("30")),
			Map.entry("terminationMessagePath", Set.of("/dev/termination-log")),
			Map.entry("terminationMessagePolicy", Set.of("File")), Map.entry("timeoutSeconds", Set.of("1")));

	private final boolean exact;

	/**
	 * Makes a comparison.
	 * @param exact whether every field that only the API server has counts as a
	 * difference, unless it is a default: true after the program has added or removed
	 * fields. Otherwise somebody else may have added the field
	 */
	Template(boolean exact) {
		this.exact = exact;
	}

	/**
	 * {@return whether the API server's template comes from the program's}
	 * @param wanted the program's; an unknown value equals any
	 * @param live the API server's, with its defaults
	 */
	boolean matches(JsonElement wanted, JsonElement live) {
		JsonElement value = SerializedArgs.unwrapped(wanted);
		if (SerializedArgs.isUnknown(value) || isEmpty(value) && isEmpty(live)) {
			return true;
		}
		if (value.isJsonObject() && live.isJsonObject()) {
			return matches(value.getAsJsonObject(), live.getAsJsonObject());
		}
		if (value.isJsonArray() && live.isJsonArray()) {
			return matches(value.getAsJsonArray(), live.getAsJsonArray());
		}
		return value.isJsonPrimitive() && live.isJsonPrimitive()
				&& matches(value.getAsJsonPrimitive(), live.getAsJsonPrimitive());
	}

	/** The API server omits empty values. */
	private static boolean isEmpty(JsonElement element) {
		return element.isJsonNull() || element.isJsonArray() && element.getAsJsonArray().isEmpty()
				|| element.isJsonObject() && element.getAsJsonObject().isEmpty()
				|| element.isJsonPrimitive() && Set.of("", "0", "false").contains(element.getAsString());
	}

	private boolean matches(JsonObject wanted, JsonObject live) {
		return live.entrySet().stream().noneMatch((field) -> !wanted.has(field.getKey()) && isRemoved(field))
				&& wanted.entrySet().stream().allMatch((entry) -> {
					JsonElement other = live.has(entry.getKey()) ? live.get(entry.getKey()) : JsonNull.INSTANCE;
					boolean exact = !entry.getKey().equals("labels") || size(entry.getValue()) == size(other);
					return exact && matches(entry.getValue(), other);
				});
	}

	private boolean isRemoved(Map.Entry<String, JsonElement> field) {
		JsonElement value = field.getValue();
		if (isEmpty(value)) {
			return false;
		}
		return THE_PROGRAMS.contains(field.getKey()) || this.exact && !isDefault(field.getKey(), value);
	}

	/**
	 * Whether a value is a default, or an object of defaults. The service account has two
	 * fields.
	 */
	private static boolean isDefault(String key, JsonElement value) {
		if (value.isJsonObject()) {
			return value.getAsJsonObject()
				.entrySet()
				.stream()
				.allMatch((field) -> isDefault(field.getKey(), field.getValue()));
		}
		return key.equals("serviceAccount")
				|| value.isJsonPrimitive() && DEFAULTS.getOrDefault(key, Set.of()).contains(value.getAsString());
	}

	private static int size(JsonElement labels) {
		return labels.isJsonObject() ? labels.getAsJsonObject().size() : 0;
	}

	private boolean matches(JsonArray wanted, JsonArray live) {
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
