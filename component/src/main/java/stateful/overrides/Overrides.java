package stateful.overrides;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.InputArgs;
import com.pulumi.resources.ResourceTransformation;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Inputs;
import stateful.inputs.Ports.Port;
import stateful.inputs.Problems;

/**
 * Merges the fragments of one service into its objects. An object without a fragment is
 * declared as it is.
 */
public final class Overrides implements ResourceTransformation {

	private static final List<String> CONTAINERS = List.of("containers", "initContainers");

	private static final List<String> POD = List.of("spec", "template", "spec");

	/** The security context of the service's own container. */
	private static final Map<String, Object> RESTRICTED = Map.of("allowPrivilegeEscalation", false,
			"readOnlyRootFilesystem", true, "capabilities", Map.of("drop", List.of("ALL")));

	private final String service;

	private final Map<Fragment, Output<Map<String, Object>>> fragments = new EnumMap<>(Fragment.class);

	private final Map<Fragment, Reserved> reserved = new EnumMap<>(Fragment.class);

	/** Takes the fragments of a service. */
	public Overrides(String service, Inputs inputs) {
		this.service = service;
		List<String> ports = inputs.ports().all().stream().map(Port::name).toList();
		for (Fragment fragment : Fragment.values()) {
			Optional.ofNullable(inputs.overrides().get(fragment.input())).ifPresent((data) -> {
				this.fragments.put(fragment, data);
				this.reserved.put(fragment, Reserved.of(fragment, service, inputs.volumeNames(), ports));
			});
		}
	}

	/** Reports the reserved fields that the fragments would change. */
	public void check(Problems problems) {
		this.fragments.forEach((fragment, data) -> check(fragment, data, problems));
	}

	/**
	 * Adds the fields of the fragments that the cluster does not know.
	 * @param cluster the API server's answer for a path, if it can be read
	 */
	public void check(Function<String, Optional<JsonObject>> cluster, Problems problems) {
		// Several fragments share a document.
		Map<String, Optional<JsonObject>> documents = new HashMap<>();
		KnownFields known = new KnownFields((path) -> documents.computeIfAbsent(path, cluster));
		this.fragments.forEach((fragment, data) -> known.check(fragment, data, problems));
	}

	private void check(Fragment fragment, @Nullable Object data, Problems problems) {
		Objects.requireNonNull(this.reserved.get(fragment)).check("overrides." + fragment.input(), data, problems);
	}

	/**
	 * {@return the ports that the fragments add, if they have names and are known}
	 */
	public List<Port> ports() {
		Stream<Object> added = CONTAINERS.stream()
			.flatMap((list) -> elements(part(known(Fragment.POD), list)))
			.map((container) -> part(container, "ports"));
		return Stream.concat(added, Stream.ofNullable(part(known(Fragment.CONTAINER), "ports")))
			.flatMap(Overrides::elements)
			.flatMap((port) -> port(port).stream())
			.toList();
	}

	private static Optional<Port> port(@Nullable Object port) {
		return (part(port, "containerPort") instanceof Number number)
				? Optional.of(new Port(String.valueOf(part(port, "name")), number.intValue(),
						Objects.requireNonNullElse(part(port, "protocol"), "TCP").toString(), Optional.empty()))
				: Optional.empty();
	}

	private static Stream<?> elements(@Nullable Object list) {
		return (list instanceof Map<?, ?> map) ? map.values().stream().filter(Objects::nonNull)
				: (list instanceof List<?> all) ? all.stream() : Stream.empty();
	}

	private static @Nullable Object part(@Nullable Object tree, String key) {
		return (tree instanceof Map<?, ?> map) ? Trees.of(map.get(key)) : null;
	}

	private @Nullable Object known(Fragment fragment) {
		return Optional.ofNullable(this.fragments.get(fragment)).map(Trees::of).orElse(null);
	}

	/**
	 * {@return the component's options, extended so that its objects get the fragments}
	 */
	public ComponentResourceOptions addedTo(@Nullable ComponentResourceOptions options) {
		return ComponentResourceOptions.merge(options,
				ComponentResourceOptions.builder().resourceTransformations(this).build());
	}

	@Override
	public Optional<Result> apply(Args args) {
		List<Fragment> ours = of(args.resource().pulumiResourceType(), args.resource().pulumiResourceName()).stream()
			.filter(this.fragments::containsKey)
			.toList();
		if (ours.isEmpty()) {
			return Optional.empty();
		}
		Object object = Objects.requireNonNull(Trees.of(args.args()));
		for (Fragment fragment : ours) {
			object = merged(object, fragment);
		}
		return Optional.of(new Result(ObjectArgs.of(object), args.options()));
	}

	/**
	 * {@return the pods' template with the fragments}
	 * @param template the template without fragments
	 */
	public Object template(InputArgs template) {
		if (Stream.of(Fragment.STATEFUL_SET, Fragment.POD, Fragment.CONTAINER).noneMatch(this.fragments::containsKey)) {
			return template;
		}
		Object set = Map.of("spec", Map.of("template", Objects.requireNonNull(Trees.of(template))));
		for (Fragment fragment : List.of(Fragment.STATEFUL_SET, Fragment.POD, Fragment.CONTAINER)) {
			set = this.fragments.containsKey(fragment) ? merged(set, fragment) : set;
		}
		return Objects.requireNonNull(ObjectArgs.part(ObjectArgs.part(set, "spec"), "template"));
	}

	private List<Fragment> of(String type, String name) {
		return switch (type + " " + name.replace(this.service, "")) {
			case "kubernetes:apps/v1:StatefulSet " -> List.of(Fragment.STATEFUL_SET, Fragment.POD, Fragment.CONTAINER);
			case "kubernetes:core/v1:Service " -> List.of(Fragment.SERVICE);
			case "kubernetes:core/v1:Service -replicas" -> List.of(Fragment.HEADLESS_SERVICE);
			case "kubernetes:core/v1:Namespace ", "kubernetes:core/v1:NamespacePatch " -> List.of(Fragment.NAMESPACE);
			case "kubernetes:policy/v1:PodDisruptionBudget " -> List.of(Fragment.DISRUPTION_BUDGET);
			default -> List.of();
		};
	}

	/** Merges, and checks values that have become known since the inputs were checked. */
	private Object merged(Object object, Fragment fragment) {
		Output<Map<String, Object>> data = Objects.requireNonNull(this.fragments.get(fragment));
		Object known = Trees.known(data);
		Object checked = (known instanceof Output<?>) ? data.applyValue((later) -> checked(fragment, later))
				: checked(fragment, known);
		return switch (fragment) {
			case POD -> in(object, POD, (pod) -> secured(Merge.of(pod, checked)));
			case CONTAINER ->
				in(object, POD, (pod) -> Merge.of(pod, Map.of("containers", Map.of(this.service, checked))));
			default -> Objects.requireNonNull(Merge.of(object, checked));
		};
	}

	private <T> @Nullable T checked(Fragment fragment, @Nullable T data) {
		Problems problems = new Problems();
		check(fragment, data, problems);
		problems.throwIfAny("The overrides of \"" + this.service + "\" are wrong.");
		return data;
	}

	/** The tree with one part changed. */
	private static Object in(@Nullable Object tree, List<String> path, UnaryOperator<@Nullable Object> change) {
		if (path.isEmpty()) {
			return Objects.requireNonNull(change.apply(tree));
		}
		if (tree instanceof Output<?> output) {
			return output.applyValue((known) -> in(known, path, change));
		}
		Map<Object, Object> changed = new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(tree));
		changed.compute(path.get(0), (key, part) -> in(part, path.subList(1, path.size()), change));
		return changed;
	}

	/**
	 * Gives the restricted security context to containers that a fragment adds without
	 * one.
	 */
	private @Nullable Object secured(@Nullable Object pod) {
		if (pod instanceof Output<?> output) {
			return output.applyValue(this::secured);
		}
		Map<Object, Object> secured = new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(pod));
		for (String list : CONTAINERS) {
			secured.computeIfPresent(list, (key, containers) -> (containers instanceof List<?> all)
					? all.stream().map(this::restricted).toList() : containers);
		}
		return secured;
	}

	private Object restricted(Object container) {
		boolean isOpen = container instanceof Map<?, ?> map && !this.service.equals(map.get("name"))
				&& !map.containsKey("securityContext");
		return isOpen ? Objects.requireNonNull(Merge.of(container, Map.of("securityContext", RESTRICTED))) : container;
	}

}
