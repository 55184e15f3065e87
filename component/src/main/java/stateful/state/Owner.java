package stateful.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * The stack that owns a namespace; an annotation of the namespace names it. Two stacks in
 * one namespace would undo each other's changes, and either {@code destroy} would delete
 * the data of both.
 *
 * @param stack the stack's organization, project and name when it created the namespace
 */
public record Owner(String stack) {

	private static final String STACK = "stateful/stack";

	/** Kubernetes' limit. */
	private static final int LONGEST_FIELD_MANAGER = 128;

	/**
	 * {@return the owner of a service's namespace: this stack, with the name that it had
	 * when it created the namespace}
	 * @param service the service's name
	 * @param states the component's state after the last {@code up}
	 */
	public static Owner of(String service, List<StackState> states) {
		return namespaces(Pattern.quote(service), states).flatMap(Owner::written)
			.findFirst()
			.orElseGet(() -> new Owner(StackState.stack()));
	}

	private static Stream<JsonObject> namespaces(String services, List<StackState> states) {
		return states.stream().flatMap((state) -> state.objects("kubernetes:core/v1:Namespace", services));
	}

	private static Stream<Owner> written(JsonObject namespace) {
		return Optional.ofNullable(namespace.getAsJsonObject("metadata").getAsJsonObject("annotations"))
			.map((annotations) -> annotations.get(STACK))
			.map(JsonElement::getAsString)
			.map(Owner::new)
			.stream();
	}

	/**
	 * {@return the owner that an object's annotations name}
	 * @param annotations the annotations of a namespace
	 */
	public static Optional<Owner> writtenOn(Map<String, String> annotations) {
		return Optional.ofNullable(annotations.get(STACK)).map(Owner::new);
	}

	/**
	 * {@return the annotation for {@code kubectl annotate} that gives a namespace to this
	 * owner}
	 */
	public String annotation() {
		return STACK + "=" + this.stack;
	}

	/**
	 * {@return the field manager's name, which the API server prints in its error}
	 */
	public String manager() {
		return "stack " + this.stack + ", which has this namespace; set another";
	}

	/**
	 * {@return annotations because of which the API server refuses the namespace to
	 * another stack}
	 * <p>
	 * A server-side apply without force cannot change a field of another manager, and its
	 * error contains the manager's name, which explains the conflict.
	 */
	public Map<String, String> annotations() {
		String manager = manager();
		return Map.of(STACK, this.stack, "pulumi.com/patchFieldManager",
				manager.substring(0, Math.min(manager.length(), LONGEST_FIELD_MANAGER)));
	}

}
