package stateful.sdk;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.pulumi.provider.internal.Metadata;
import com.pulumi.provider.internal.infer.ComponentAnalyzer;
import com.pulumi.resources.ComponentResource;

/** The schema of a package, as the SDK infers it from the classes. */
public final class InferredSchema {

	private InferredSchema() {
	}

	/**
	 * {@return the schema of a package with one component}
	 */
	public static JsonObject of(String name, String version, String displayName,
			Class<? extends ComponentResource> component) {
		return new Gson()
			.toJsonTree(ComponentAnalyzer.generateSchema(new Metadata(name, version, displayName), component))
			.getAsJsonObject();
	}

}
