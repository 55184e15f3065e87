package stateful.state;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.Deployment;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.InvokeArgs;
import stateful.options.Place;
import stateful.sdk.Waiting;

/** The state of a component after the last {@code up}, with its objects. */
public final class StackState {

	/**
	 * A function of the engine, which returns the last outputs of every resource of a
	 * stack.
	 */
	private static final String READ_STATE = "pulumi:pulumi:readStackResourceOutputs";

	private static final String NOT_WHOLE = "failed to load checkpoint";

	private static final int ATTEMPTS = 20;

	private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

	private final Map<?, ?> resources;

	private final String component;

	private StackState(Map<?, ?> resources, String component) {
		this.resources = resources;
		this.component = component;
	}

	/**
	 * {@return the stack's organization, project and name}
	 */
	public static String stack() {
		Deployment deployment = Deployment.getInstance();
		return String.join("/", deployment.getOrganizationName(), deployment.getProjectName(),
				deployment.getStackName());
	}

	/**
	 * {@return the state of a component under each of its types}
	 * @param types the component's type and its former types
	 */
	public static List<StackState> of(List<String> types) {
		Map<?, ?> resources = resources();
		return types.stream().map((type) -> new StackState(resources, type)).toList();
	}

	/**
	 * {@return the outputs of a resource of the stack, if the state has it}
	 */
	static Optional<Map<?, ?>> outputs(String urn) {
		return Optional.ofNullable((Map<?, ?>) resources().get(urn))
			.map((resource) -> (Map<?, ?>) Objects.requireNonNullElse(resource.get("outputs"), Map.of()));
	}

	private static Map<?, ?> resources() {
		return (Map<?, ?>) Objects.requireNonNullElse(read().get("outputs"), Map.of());
	}

	/**
	 * Reads the state, and repeats that if it is incomplete: the engine writes it after
	 * each step, and in a folder or a bucket it is incomplete meanwhile.
	 */
	private static Map<String, Object> read() {
		for (int attempt = 1;; attempt++) {
			try {
				return Waiting.on(Deployment.getInstance()
					.invokeAsync(READ_STATE, TypeShape.map(String.class, Object.class), new Stack(stack())));
			}
			catch (CompletionException ex) {
				if (attempt == ATTEMPTS || !String.valueOf(ex.getMessage()).contains(NOT_WHOLE)) {
					throw new RunException("The stack's state could not be read: " + reason(ex), ex);
				}
				LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
			}
		}
	}

	private static String reason(CompletionException ex) {
		return String.valueOf(Optional.ofNullable(ex.getCause()).orElse(ex).getMessage());
	}

	/**
	 * Finds objects of the component.
	 * @param type their type
	 * @param name a regular expression for their logical names
	 * @return their outputs, without objects that were never created
	 */
	public Stream<JsonObject> objects(String type, String name) {
		Pattern urn = Pattern.compile(Pattern.quote(this.component + "$" + type + "::") + name + "$");
		return this.resources.entrySet()
			.stream()
			.filter((resource) -> urn.matcher((String) resource.getKey()).find())
			// Only these objects: the outputs of others may not be representable in JSON.
			.map((resource) -> new Gson().toJsonTree(resource.getValue()).getAsJsonObject().getAsJsonObject("outputs"))
			.filter((object) -> object != null && object.has("metadata"));
	}

	/**
	 * Finds resources of the whole stack, whoever declared them.
	 * @param type their type, without the types of their parents
	 * @return their outputs by URN
	 */
	public Map<String, JsonObject> everywhere(String type) {
		Pattern urn = Pattern.compile("(::|\\$)" + Pattern.quote(type + "::"));
		Map<String, JsonObject> found = new TreeMap<>();
		this.resources.forEach((key, resource) -> {
			if (urn.matcher((String) key).find()) {
				JsonObject outputs = new Gson().toJsonTree(resource).getAsJsonObject().getAsJsonObject("outputs");
				found.put((String) key, (outputs != null) ? outputs : new JsonObject());
			}
		});
		return found;
	}

	/**
	 * {@return an output in a component's own state}
	 */
	Optional<JsonElement> output(Place component, String name) {
		return Optional.ofNullable(everywhere(component.ownType()).get(component.urn()))
			.map((outputs) -> outputs.get(name));
	}

	/** The arguments of the function: the stack's name. */
	private static final class Stack extends InvokeArgs {

		@Import(name = "stackName", required = true)
		private final String name;

		Stack(String name) {
			this.name = name;
		}

	}

}
