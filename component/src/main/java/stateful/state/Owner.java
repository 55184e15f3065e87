package stateful.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * The stack that a namespace belongs to, written on it. Of two stacks in one namespace,
 * each would undo what the other does, and either's {@code destroy} would take the visits
 * of both.
 *
 * @param stack its organization, project and name when it made the namespace
 */
public record Owner(String stack) {

	/** The type of the object that names the owner where the namespace is others'. */
	static final String TENANCY = "kubernetes:core/v1:ConfigMap";

	private static final String STACK = "stateful/stack";

	/** What Kubernetes takes. */
	private static final int LONGEST_FIELD_MANAGER = 128;

	/**
	 * {@return the owner of a service's namespace: this stack, by the name that it had
	 * when it made it}
	 * @param service the service's name
	 * @param states what the last {@code up} left of its component
	 */
	public static Owner of(String service, List<StackState> states) {
		return Stream.concat(objects(Occupants.NAMESPACE, service, states), objects(TENANCY, tenancy(service), states))
			.flatMap(Owner::written)
			.findFirst()
			.orElseGet(() -> new Owner(StackState.stack()));
	}

	/**
	 * {@return whether the last {@code up} left a service in a namespace of its own, or
	 * in one of others; nothing if there is no service}
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
	 * @param annotations those of a namespace
	 */
	public static Optional<Owner> writtenOn(Map<String, String> annotations) {
		return Optional.ofNullable(annotations.get(STACK)).map(Owner::new);
	}

	/**
	 * {@return the annotation that gives a namespace to this owner, for kubectl}
	 */
	public String annotation() {
		return STACK + "=" + this.stack;
	}

	/**
	 * {@return what the API server calls the owner in an error}
	 */
	public String manager() {
		return "stack " + this.stack + ", which has this namespace; set another";
	}

	/**
	 * {@return annotations with which the API server refuses to let another stack have
	 * the namespace}
	 */
	public Map<String, String> annotations() {
		return annotations(manager());
	}

	/**
	 * {@return annotations with which the API server refuses to let another stack have a
	 * service in a namespace of others}
	 */
	public Map<String, String> annotationsOfATenant() {
		return annotations("stack " + this.stack + ", which has a service of this name here; choose another");
	}

	/**
	 * A server-side apply without force does not change a field of another manager's, and
	 * its error names that manager: with it, the error says what is wrong.
	 */
	private Map<String, String> annotations(String manager) {
		return Map.of(STACK, this.stack, "pulumi.com/patchFieldManager",
				manager.substring(0, Math.min(manager.length(), LONGEST_FIELD_MANAGER)));
	}

}
