package stateful.overrides;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Problems;
import stateful.inputs.Spelling;

/**
 * The fields that the cluster's API server knows, by its OpenAPI documents. The provider
 * leaves out a field that it does not know, without a word: a misspelt one would have no
 * effect.
 *
 * @param document the cluster's answer for a path, if it can be read
 */
record KnownFields(Function<String, Optional<JsonObject>> document) {

	/** Adds the fields of a fragment that the API server does not know. */
	void check(Fragment fragment, @Nullable Object data, Problems problems) {
		this.document.apply("/openapi/v3/" + fragment.group())
			.map((openApi) -> openApi.getAsJsonObject("components").getAsJsonObject("schemas"))
			.filter((schemas) -> schemas.has(fragment.schema()))
			.ifPresent((schemas) -> new Walk(schemas, problems).check("overrides." + fragment.input(), data,
					schemas.getAsJsonObject(fragment.schema())));
	}

	/** Through a fragment and its schema, side by side. */
	private record Walk(JsonObject schemas, Problems problems) {

		private static final String REFERENCE = "#/components/schemas/";

		void check(String place, @Nullable Object part, JsonObject declared) {
			Object known = Trees.visible(part);
			JsonObject schema = resolved(declared);
			if (known instanceof Map<?, ?> map && schema.has("items")) { // by names
				map.forEach((name, element) -> check(place + "." + name, element, schema.getAsJsonObject("items")));
			}
			else if (known instanceof Map<?, ?> map && schema.has("properties")) {
				JsonObject fields = schema.getAsJsonObject("properties");
				map.forEach((key, value) -> field(place, String.valueOf(key), value, fields));
			}
			else if (known instanceof List<?> list && schema.has("items")) {
				for (int i = 0; i < list.size(); i++) {
					check(place + "[" + i + "]", list.get(i), schema.getAsJsonObject("items"));
				}
			}
		}

		private void field(String place, String key, @Nullable Object value, JsonObject fields) {
			if (fields.has(key)) {
				check(place + "." + key, value, fields.getAsJsonObject(key));
			}
			else {
				this.problems.add(place + "." + key + " is unknown to the cluster's Kubernetes."
						+ Spelling.nearest(key, fields.keySet()));
			}
		}

		/** A schema, or the one that it refers to, alone or beside a description. */
		private JsonObject resolved(JsonObject schema) {
			JsonObject link = schema.has("allOf") ? schema.getAsJsonArray("allOf").get(0).getAsJsonObject() : schema;
			return link.has("$ref")
					? this.schemas.getAsJsonObject(link.get("$ref").getAsString().substring(REFERENCE.length()))
					: schema;
		}

	}

}
