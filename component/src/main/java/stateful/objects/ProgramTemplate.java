package stateful.objects;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.pulumi.core.Output;
import stateful.inputs.Inputs;
import stateful.inputs.Inputs.ConfigurationFile;
import stateful.overrides.Overrides;
import stateful.sdk.SerializedArgs;
import stateful.state.StackState;
import stateful.state.TemplateShape;

/**
 * Computes the pods' template as plain data, before anything is declared.
 */
public final class ProgramTemplate {

	/** How long to wait for values of the program's other resources. */
	private static final int SECONDS = 30;

	private ProgramTemplate() {
	}

	/**
	 * {@return the template, or JSON's null if one of its values stays unknown}
	 * @param deployed the component's state after the last {@code up}
	 */
	public static JsonElement of(String service, Inputs inputs, List<StackState> deployed) {
		Output<String> secret = secret(service, inputs.container().configuration(), deployed);
		try {
			return of(service, inputs, secret).get(SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return JsonNull.INSTANCE;
		}
		catch (ExecutionException | TimeoutException ex) {
			return JsonNull.INSTANCE;
		}
	}

	/**
	 * {@return the shape of the template, known once its values are}
	 */
	public static Output<String> shape(String service, Inputs inputs) {
		return Output.of(of(service, inputs, Output.of("")).thenApply(TemplateShape::of));
	}

	private static CompletableFuture<JsonElement> of(String service, Inputs inputs, Output<String> secret) {
		ServiceContext context = new ServiceContext(service, inputs, Output.of(inputs.namespace()), null);
		return SerializedArgs.of(new Overrides(service, inputs).template(new ReplicaPod(context).template(secret)));
	}

	/** The deployed Secret, if it has the same content. */
	private static Output<String> secret(String service, List<ConfigurationFile> files, List<StackState> deployed) {
		if (files.isEmpty()) {
			return Output.of("");
		}
		return Output
			.tuple(Configuration.contents(Configuration.ofBase64(files, false)),
					Configuration.contents(Configuration.ofBase64(files, true)))
			.applyValue((contents) -> deployed.stream()
				.flatMap((state) -> state.objects("kubernetes:core/v1:Secret",
						Pattern.quote(Configuration.name(service))))
				.filter((secret) -> holds(secret, contents.t1, contents.t2))
				.map((secret) -> secret.getAsJsonObject("metadata").get("name").getAsString())
				.findFirst()
				.orElse("another"));
	}

	private static boolean holds(JsonObject secret, Map<String, String> texts, Map<String, String> binaries) {
		JsonObject data = Objects.requireNonNullElse(secret.getAsJsonObject("data"), new JsonObject());
		JsonElement stringData = Objects.requireNonNullElse(secret.get("stringData"), new JsonObject());
		return new Gson().toJsonTree(texts).equals(stringData) && binaries.entrySet()
			.stream()
			.allMatch(
					(file) -> data.has(file.getKey()) && data.get(file.getKey()).getAsString().equals(file.getValue()));
	}

}
