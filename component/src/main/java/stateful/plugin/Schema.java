package stateful.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.pulumi.provider.internal.Metadata;
import com.pulumi.provider.internal.infer.ComponentAnalyzer;
import stateful.StatefulService;

/**
 * The package's schema: names and types as the SDK infers them from the classes, and
 * descriptions, which it cannot, from {@code descriptions.properties}.
 */
final class Schema {

	static final String NAME = "stateful";

	static final String VERSION = "1.0.0";

	private Schema() {
	}

	static String json() {
		Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
		JsonObject schema = gson
			.toJsonTree(
					ComponentAnalyzer.generateSchema(new Metadata(NAME, VERSION, "Stateful"), StatefulService.class))
			.getAsJsonObject();
		Properties descriptions = descriptions();
		schema.addProperty("description", descriptions.getProperty("package"));
		describe(schema.getAsJsonObject("resources"), descriptions);
		requireOutputs(schema.getAsJsonObject("resources"));
		describe(schema.getAsJsonObject("types"), descriptions);
		return gson.toJson(schema);
	}

	/** All outputs are always there: else generated SDKs would make them optional. */
	private static void requireOutputs(JsonObject resources) {
		for (JsonElement resource : resources.asMap().values()) {
			JsonArray required = new JsonArray();
			resource.getAsJsonObject().getAsJsonObject("properties").keySet().forEach(required::add);
			resource.getAsJsonObject().add("required", required);
		}
	}

	private static Properties descriptions() {
		Properties descriptions = new Properties();
		try (InputStream file = Schema.class.getResourceAsStream("descriptions.properties")) {
			descriptions.load(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return descriptions;
	}

	private static void describe(JsonObject types, Properties descriptions) {
		for (Map.Entry<String, JsonElement> type : types.entrySet()) {
			String name = type.getKey().substring(type.getKey().lastIndexOf(':') + 1);
			JsonObject object = type.getValue().getAsJsonObject();
			object.addProperty("description", descriptions.getProperty(name));
			describeProperties(object.getAsJsonObject("inputProperties"), name, descriptions);
			describeProperties(object.getAsJsonObject("properties"), name, descriptions);
		}
	}

	private static void describeProperties(JsonObject properties, String type, Properties descriptions) {
		if (properties != null) {
			properties.entrySet()
				.forEach((property) -> property.getValue()
					.getAsJsonObject()
					.addProperty("description", descriptions.getProperty(type + "." + property.getKey())));
		}
	}

}
