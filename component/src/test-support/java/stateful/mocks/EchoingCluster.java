package stateful.mocks;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.pulumi.Context;
import com.pulumi.exceptions.RunException;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import stateful.sdk.PatientSdk;

/**
 * A cluster that accepts every resource as it is, and remembers it for the next deployment, as the engine does. It adds only addresses, node ports and storage classes.
 */
public final class EchoingCluster implements Mocks {

	public static final Map<String, Object> IP = Map.of("ip", "203.0.113.7");

	/** The status of a Service before it has a load balancer, and in a preview. */
	public static final Map<String, Object> NO_ADDRESS = Map.of();

	public static final String STORAGE_CLASS = "standard";

	private static final String TYPE = "stateful:index:StatefulService";

	/** The prefix of URNs in the remembered state, whatever the stack's present name. */
	private static final String STACK = "urn:pulumi:stack::project::";

	/** The managed fields that a reservation leaves. */
	private static final Map<String, Object> RESERVATION = Map.of("manager", "pulumi", "operation", "Apply", "fieldsV1",
			Map.of("f:metadata", Map.of("f:labels", Map.of("f:kubernetes.io/metadata.name", Map.of()))));

	private static final String MADE = "2026-11-21T10:00:00Z";

	private static final String NOW = "2026-11-28T12:00:00Z";

	private final Map<String, ResourceArgs> resources = new ConcurrentHashMap<>();

	private final Map<String, Object> states = new ConcurrentHashMap<>();

	private final Map<String, Object> ingress;

	private Map<String, Object> lastStates = Map.of();

	private boolean volumesGrow;

	private boolean inputsAlone;

	private int unreadable;

	private Optional<Exception> failure = Optional.empty();

	private String component = TYPE;

	private String uid = "cluster-1";

	private boolean identified = true;

	/** The namespace by which the cluster was identified last. */
	private volatile String identifying = "kube-system";

	private final Map<String, Map<String, String>> existing = new HashMap<>();

	private final Map<String, Object> outputs = new HashMap<>();

	/** The first manager of the fields of each existing namespace. */
	private final Map<String, Map<String, Object>> makers = new HashMap<>();

	static {
		PatientSdk.install(); // else an up may never end on two processors
	}

	public EchoingCluster(Map<String, Object> ingress) {
		this.ingress = ingress;
	}

	/**
	 * Runs a program on this cluster. Outputs that a test makes afterwards belong to no
	 * runtime.
	 * @throws RunException with the reason why the program failed
	 */
	public TestResult deploy(Consumer<Context> program) {
		return deploy(TestOptions.builder().build(), program);
	}

	public TestResult deploy(TestOptions options, Consumer<Context> program) {
		try {
			return PulumiTest.withMocks(this).withOptions(options).runTest(program).throwOnError();
		}
		finally {
			PulumiTest.cleanup();
		}
	}

	/** Makes the requested resources the stack's last state. */
	public void nextDeployment() {
		this.lastStates = Map.copyOf(this.states);
		this.states.clear();
		this.resources.clear();
	}

	/** Remembers the following resources as those of a component of another type. */
	public void rememberAs(String type) {
		this.component = type;
	}

	/** Remembers a resource of the stack that does not belong to the component. */
	public void rememberForeign(String urn, Map<String, Object> outputs) {
		this.states.put(urn, Map.of("type", urn.split("::")[2], "outputs", outputs));
	}

	/** Becomes another cluster. */
	public void become(String uid) {
		this.uid = uid;
	}

	/** Remembers components without their cluster, as earlier releases did. */
	public void rememberNoCluster() {
		this.identified = false;
	}

	/** Remembers another output of the following components. */
	public void rememberOutput(String name, String value) {
		this.outputs.put(name, value);
	}

	/** Loses the namespaces, as a refresh against another cluster does. */
	public void forgetNamespaces() {
		this.states.keySet().removeIf((urn) -> urn.contains("$kubernetes:core/v1:Namespace::"));
	}

	/** Adds a namespace that somebody else made long ago. */
	public void addNamespace(String name, Map<String, String> annotations) {
		this.existing.put(name, annotations);
		this.makers.put(name, Map.of("manager", "kubectl-create", "operation", "Update", "time", MADE));
	}

	/**
	 * Adds a namespace that a killed run of the stack made, and that somebody has
	 * labelled since.
	 */
	public void addReservation(String name) {
		this.makers.put(name, reserved(MADE));
	}

	public void letVolumesGrow() {
		this.volumesGrow = true;
	}

	/**
	 * Adds nothing to objects, as in a preview before the namespace exists.
	 */
	public void echoInputsAlone() {
		this.inputsAlone = true;
	}

	/** Makes the next reads of the state find it half written. */
	public void findTheStateHalfWritten(int times) {
		this.unreadable = times;
	}

	/** Makes reads of the state fail. */
	public void failToReadTheState(Exception failure) {
		this.failure = Optional.of(failure);
	}

	@Override
	public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
		this.resources.put(args.type + " " + args.name, args);
		Map<String, Object> state = new HashMap<>(args.inputs);
		switch (this.inputsAlone ? "" : args.type) {
			case "kubernetes:core/v1:Service" -> {
				state.put("status", Map.of("loadBalancer", ingress()));
				state.put("spec", serviceSpec(args));
			}
			// The provider generates missing names.
			case "kubernetes:core/v1:Secret" -> state.put("metadata", Map.of("name", args.name + "-1a2b3c"));
			case "kubernetes:core/v1:Namespace" -> state.put("metadata", namespace(args));
			case "kubernetes:core/v1:Pod" -> state.put("status", Map.of("hostIP", "198.51.100.4"));
			case "kubernetes:core/v1:PersistentVolumeClaim", "kubernetes:core/v1:PersistentVolumeClaimPatch" ->
				state.put("spec", claimSpec(args));
			case "kubernetes:storage.k8s.io/v1:StorageClass" -> {
				if (this.volumesGrow) {
					state.put("allowVolumeExpansion", true);
				}
			}
			default -> {
			}
		}
		if (args.name.contains("-cluster") && !args.id.isEmpty()) {
			this.identifying = args.id;
		}
		if (args.type.equals(TYPE)) {
			Map<String, Object> outputs = new HashMap<>(this.outputs);
			outputs.put(this.identified ? "cluster" : "namespaceName", this.uid + "/" + this.identifying);
			this.states.put(STACK + this.component + "::" + args.name,
					Map.of("type", this.component, "outputs", outputs));
		}
		else if (args.id.isEmpty()) {
			this.states.put(STACK + this.component + "$" + args.type + "::" + args.name,
					Map.of("type", args.type, "outputs", state));
		}
		return CompletableFuture.completedFuture(ResourceResult.of(Optional.of(args.name + "-id"), state));
	}

	@Override
	public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
		if (!args.token.equals("pulumi:pulumi:readStackResourceOutputs")) {
			throw new UnsupportedOperationException(args.token);
		}
		if (this.failure.isPresent()) {
			return CompletableFuture.failedFuture(this.failure.get());
		}
		if (this.unreadable-- > 0) {
			return CompletableFuture.failedFuture(new IOException(
					"invocation of " + args.token + " returned an error: failed to load checkpoint: EOF"));
		}
		String[] stack = ((String) args.args.get("stackName")).split("/");
		Map<String, Object> outputs = new HashMap<>();
		this.lastStates.forEach(
				(urn, state) -> outputs.put(urn.replace(STACK, "urn:pulumi:" + stack[2] + "::" + stack[1] + "::"), state));
		return CompletableFuture.completedFuture(Map.of("name", args.args.get("stackName"), "outputs", outputs));
	}

	private static Map<String, Object> reserved(String time) {
		Map<String, Object> manager = new HashMap<>(RESERVATION);
		manager.put("time", time);
		return manager;
	}

	/** An existing namespace was created long before it was applied last. */
	private Map<String, Object> namespace(ResourceArgs args) {
		Map<String, Object> metadata = new HashMap<>();
		if (args.inputs.get("metadata") instanceof Map<?, ?> given) {
			given.forEach((key, value) -> metadata.put((String) key, value));
		}
		String name = (String) metadata.getOrDefault("name", args.id);
		metadata.put("name", name);
		metadata.put("uid", this.uid + "/" + name);
		metadata.put("creationTimestamp", MADE);
		metadata.put("managedFields", this.makers.containsKey(name)
				? List.of(this.makers.get(name), Map.of("manager", "kubectl-label", "operation", "Update", "time", NOW),
						reserved(NOW))
				: List.of(reserved(MADE), RESERVATION));
		Map<String, String> annotations = this.existing.get(name);
		if (annotations != null) {
			metadata.put("annotations", annotations);
		}
		return metadata;
	}

	private Map<String, Object> ingress() {
		return this.ingress.equals(NO_ADDRESS) ? Map.of() : Map.of("ingress", List.of(this.ingress));
	}

	private static Map<String, Object> serviceSpec(ResourceArgs service) {
		Map<String, Object> spec = spec(service);
		spec.putIfAbsent("clusterIP", "10.96.0.7");
		spec.put("ports", List.of(Map.of("port", 80, "nodePort", 30080)));
		return spec;
	}

	private static Map<String, Object> claimSpec(ResourceArgs claim) {
		Map<String, Object> spec = spec(claim);
		spec.put("storageClassName", STORAGE_CLASS);
		return spec;
	}

	private static Map<String, Object> spec(ResourceArgs resource) {
		Map<String, Object> spec = new HashMap<>();
		((Map<?, ?>) resource.inputs.get("spec")).forEach((key, value) -> spec.put((String) key, value));
		return spec;
	}

	/** The requested object of a type and a logical name. */
	public Part resource(String type, String name) {
		return new Part(this.resources.get(type + " " + name).inputs);
	}

	/** The types and logical names of all requested objects. */
	public List<String> names() {
		return this.resources.keySet().stream().sorted().toList();
	}

	/** The objects that the API server was asked for, in a fixed order. */
	public List<Map<String, Object>> manifests() {
		return names().stream()
			.<Map<String, Object>>map((name) -> this.resources.get(name).inputs)
			.filter((inputs) -> inputs.containsKey("kind"))
			.toList();
	}

	/**
	 * A part of an object, found by keys and indices: {@code at("spec", "ports", 0, "port")}.
	 */
	public record Part(Object value) {

		public Part at(Object... path) {
			Object part = this.value;
			for (Object step : path) {
				part = (step instanceof Integer index) ? ((List<?>) part).get(index) : ((Map<?, ?>) part).get(step);
			}
			return new Part(part);
		}

		/** The keys of an object. */
		public List<Object> keys() {
			return List.copyOf(((Map<?, ?>) this.value).keySet());
		}

		/** The element of a list with a name. */
		public Part named(String name) {
			return new Part(((List<?>) this.value).stream()
				.filter((element) -> name.equals(((Map<?, ?>) element).get("name")))
				.findFirst()
				.orElseThrow());
		}

	}

}
