package stateful.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.pulumi.core.annotations.Export;
import com.pulumi.resources.ResourceArgs;
import stateful.StatefulService;
import stateful.StatefulServiceArgs;
import stateful.inputs.Declaration;
import stateful.inputs.Input;
import stateful.sdk.InferredSchema;

/**
 * The package's schema: names and types as the SDK infers them from the classes, and the
 * descriptions that their fields declare. Inputs with few values are text, not enums: Go
 * would need a pointer to a variable for each, C# and Python would no longer accept text,
 * and the error for a wrong value lists all allowed ones anyway.
 */
final class Schema {

	static final String NAME = "stateful";

	static final String VERSION = "1.0.0";

	/** What people read of the package, and what its SDKs are called. */
	private static final String ABOUT = "about.json";

	/** Data of any shape. For a map of anything, the SDK infers a type without fields. */
	private static final String DATA = "{\"type\": \"object\", \"additionalProperties\": {\"$ref\": \"pulumi.json#/Any\"}}";

	private final JsonObject schema;

	private Schema(JsonObject schema) {
		this.schema = schema;
	}

	static String json() {
		Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
		JsonObject schema = InferredSchema.of(NAME, VERSION, "Stateful", StatefulService.class);
		merge(schema, about());
		schema.getAsJsonObject("types").remove("stateful:index:Object");
		new Schema(schema).describe();
		return gson.toJson(schema);
	}

	private static JsonObject about() {
		try (InputStream about = Objects.requireNonNull(Schema.class.getResourceAsStream(ABOUT), ABOUT)) {
			return JsonParser.parseReader(new InputStreamReader(about, StandardCharsets.UTF_8)).getAsJsonObject();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void merge(JsonObject into, JsonObject from) {
		from.entrySet().forEach((entry) -> {
			if (entry.getValue().isJsonObject() && into.has(entry.getKey())) {
				merge(into.getAsJsonObject(entry.getKey()), entry.getValue().getAsJsonObject());
			}
			else {
				into.add(entry.getKey(), entry.getValue());
			}
		});
	}

	private void describe() {
		JsonObject service = this.schema.getAsJsonObject("resources").getAsJsonObject(StatefulService.TYPE);
		describe(service, StatefulService.class.getAnnotation(Input.class).value());
		Arrays.stream(StatefulService.class.getDeclaredFields())
			.filter((field) -> field.isAnnotationPresent(Export.class))
			.forEach((output) -> describe(service.getAsJsonObject("properties").getAsJsonObject(output.getName()),
					output.getAnnotation(Input.class).value()));
		requireOutputs(service);
		describe(service.getAsJsonObject("inputProperties"), StatefulServiceArgs.class);
	}

	/** Marks all outputs as required: else generated SDKs would make them optional. */
	private static void requireOutputs(JsonObject service) {
		JsonArray required = new JsonArray();
		service.getAsJsonObject("properties").keySet().forEach(required::add);
		service.add("required", required);
	}

	/** Describes inputs, and the types of inputs that are objects or lists of objects. */
	private void describe(JsonObject properties, Class<?> type) {
		for (Declaration input : Declaration.of(type)) {
			if (input.isData()) {
				properties.add(input.name(), JsonParser.parseString(DATA));
			}
			describe(properties.getAsJsonObject(input.name()), input.description());
			Class<?> part = part(input.type());
			if (ResourceArgs.class.isAssignableFrom(part)) {
				String name = "stateful:index:" + part.getSimpleName().replaceAll("Args$", "");
				JsonObject object = this.schema.getAsJsonObject("types").getAsJsonObject(name);
				describe(object, part.getAnnotation(Input.class).value());
				describe(object.getAsJsonObject("properties"), part);
			}
		}
	}

	private static Class<?> part(Type type) {
		Type[] parts = (type instanceof ParameterizedType list) ? list.getActualTypeArguments() : new Type[0];
		return (parts.length > 0) ? part(parts[parts.length - 1]) : (Class<?>) type;
	}

	private static void describe(JsonObject element, String description) {
		element.addProperty("description", description);
	}

}
