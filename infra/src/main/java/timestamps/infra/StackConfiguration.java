package timestamps.infra;

import java.util.Map;
import java.util.TreeMap;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;

/**
 * The stack's configuration in this project's namespace, as Pulumi hands it to the
 * program. Pulumi's own {@code Config} can only ask for keys by name; finding the ones
 * that nobody asks for takes the whole map.
 */
final class StackConfiguration {

	static final String PREFIX = "timestamps:";

	private StackConfiguration() {
	}

	static Map<String, String> ofProcess() {
		return parse(System.getenv().getOrDefault("PULUMI_CONFIG", "{}"));
	}

	static Map<String, String> parse(String json) {
		return of(new Gson().fromJson(json, new TypeToken<Map<String, String>>() {
		}.getType()));
	}

	static Map<String, String> of(Map<String, String> all) {
		Map<String, String> ours = new TreeMap<>();
		all.forEach((key, value) -> {
			if (key.startsWith(PREFIX)) {
				ours.put(key.substring(PREFIX.length()), value);
			}
		});
		return ours;
	}

}
