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

	/** The type of the object that names the owner in a namespace of others. */
	static final String TENANCY = "kubernetes:core/v1:ConfigMap";

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
		return Stream.concat(objects(Occupants.NAMESPACE, service, states), objects(TENANCY, tenancy(service), states))
			.flatMap(Owner::written)
			.findFirst()
			.orElseGet(() -> new Owner(StackState.stack()));
	}

	/**
	 * {@return whether the state has the service in its own namespace, or in one of
	 * others; nothing if it has no service}
	 */
	public static Optional<Boolean> isTenant(String service, List<StackState> states) {
		return objects(TENANCY, tenancy(service), states).findAny()
			.map((marker) -> true)
			.or(() -> objects(Occupants.NAMESPACE, service, states).findAny().map((namespace) -> false));
	}

	/**
	 * {@return the name of the object that names the owner of a service in a namespace of
	 * others}
	 */
	public static String tenancy(String service) {
		return service + "-stack";
	}

	private static Stream<JsonObject> objects(String type, String name, List<StackState> states) {
		return states.stream().flatMap((state) -> state.objects(type, Pattern.quote(name)));
	}

	/**
	 * {@return the owner that an object names}
	 */
	public static Stream<Owner> written(JsonObject object) {
		return Optional.ofNullable(object.getAsJsonObject("metadata").getAsJsonObject("annotations"))
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
	 */
	public Map<String, String> annotations() {
		return annotations(manager());
	}

	/**
	 * {@return annotations because of which the API server refuses a service of the same
	 * name of another stack, in a namespace of others}
	 */
	public Map<String, String> annotationsOfATenant() {
		return annotations("stack " + this.stack + ", which has a service of this name here; choose another");
	}

	/**
	 * A server-side apply without force cannot change a field of another manager, and its
	 * error contains the manager's name, which explains the conflict.
	 */
	private Map<String, String> annotations(String manager) {
		return Map.of(STACK, this.stack, "pulumi.com/patchFieldManager",
				manager.substring(0, Math.min(manager.length(), LONGEST_FIELD_MANAGER)));
	}

}
