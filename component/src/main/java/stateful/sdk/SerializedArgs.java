package stateful.sdk;

import java.util.concurrent.CompletableFuture;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.pulumi.core.internal.Constants;
import com.pulumi.serialization.internal.Serializer;

/**
 * Arguments of resources in the SDK's JSON for the engine, with its notations for secrets
 * and unknown values.
 */
public final class SerializedArgs {

	private SerializedArgs() {
	}

	/**
	 * {@return arguments as JSON, once their values are known}
	 * @param args an object of the SDK, or a tree
	 */
	public static CompletableFuture<JsonElement> of(Object args) {
		return new Serializer(CurrentDeployment.log()).serializeAsync("args", args, false)
			.thenApply(new Gson()::toJsonTree);
	}

	/**
	 * {@return a value without the SDK's notation of a secret around it}
	 */
	public static JsonElement unwrapped(JsonElement json) {
		return (json.isJsonObject() && json.getAsJsonObject().has(Constants.SpecialSigKey))
				? json.getAsJsonObject().get("value") : json;
	}

	/**
	 * {@return whether JSON is the notation of an unknown value}
	 */
	public static boolean isUnknown(JsonElement json) {
		return json.isJsonPrimitive() && json.getAsString().equals(Constants.UnknownValue);
	}

}
