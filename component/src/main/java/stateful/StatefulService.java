package stateful;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.pulumi.Log;
import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.internal.Internal;
import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInternal;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import stateful.inputs.Input;
import stateful.inputs.Inputs;
import stateful.inputs.Problems;
import stateful.objects.Endpoint;
import stateful.objects.Policies;
import stateful.objects.Scope;
import stateful.objects.ServiceNamespace;
import stateful.objects.Waits;
import stateful.objects.Workload;
import stateful.state.Owner;
import stateful.state.StackState;
import stateful.volumes.VolumeChanges;

/**
 * A stateful service of any image on Kubernetes: a namespace, replicas with a volume
 * each, an address, and policies. The objects are named after the component, and those
 * names are fixed, so that no update or replacement can leave data behind under an old
 * one: StatefulSet and Service {@code NAME}, headless Service {@code NAME-replicas},
 * claims {@code VOLUME-NAME-ORDINAL}. Replica 2 is {@code NAME-2.NAME-replicas} to the
 * others.
 * <p>
 * The image may be any that can do without root, without capabilities, and without
 * writing to its own file system but for its volume and temporary folders.
 */
@Input("A stateful service of any image on Kubernetes: a namespace, replicas with a volume each, an "
		+ "address, and policies.")
public final class StatefulService extends ComponentResource {

	/** The type, as in URNs. */
	public static final String TYPE = "stateful:index:StatefulService";

	/** The release of the Kubernetes provider that the component is tested with. */
	public static final String PROVIDER_VERSION = Scope.PROVIDER_VERSION;

	@Export(name = "endpoint", refs = { String.class }, tree = "[0]")
	@Input("The URL of the service, without the port that its scheme implies; if `portName` is neither "
			+ "`http` nor `https`, address and port.")
	private final Output<String> endpoint;

	@Export(name = "claimNames", refs = { List.class, String.class }, tree = "[0,1]")
	@Input("The names of the replicas' claims, in ordinal order.")
	private final Output<List<String>> claimNames;

	@Export(name = "namespaceName", refs = { String.class }, tree = "[0]")
	@Input("The name of the namespace.")
	private final Output<String> namespaceName;

	@Export(name = "statefulSet", refs = { String.class }, tree = "[0]")
	@Input("The name of the StatefulSet, known once all of its replicas are ready.")
	private final Output<String> statefulSet;

	/**
	 * Declares a service.
	 * @param name the name of the service and of its objects: up to 52 lower-case
	 * letters, digits and '-', a letter first
	 * @param args what it runs, and how
	 * @param options the provider to use, among others; an alias with a type says what
	 * the component was before
	 * @throws com.pulumi.exceptions.RunException with everything that is wrong with the
	 * name and the inputs, or with what the deployed volumes do not allow; nothing is
	 * created or changed then
	 */
	public StatefulService(String name, StatefulServiceArgs args, ComponentResourceOptions options) {
		this(name, checked(name, args, options, new Problems()), options);
	}

	/**
	 * With what was found before anything is registered, the component itself included.
	 */
	private StatefulService(String name, Checked checked, ComponentResourceOptions options) {
		super(TYPE, name, options);
		Inputs inputs = checked.inputs();

		this.namespaceName = new ServiceNamespace(name, inputs, Owner.of(name, checked.deployed()), this).name();
		Scope scope = new Scope(name, inputs, this.namespaceName, this);
		new Policies(scope);
		Workload workload = new Workload(scope);
		this.endpoint = new Endpoint(scope, workload).url();
		this.claimNames = workload.claimNames();
		this.statefulSet = workload.name();
		registerOutputs(Map.of("endpoint", this.endpoint, "claimNames", this.claimNames, "namespaceName",
				this.namespaceName, "statefulSet", this.statefulSet));
		if (!Deployment.getInstance().isDryRun()) {
			new Waits(warning()).explain(scope, this.statefulSet, this.endpoint);
		}
	}

	/**
	 * Checks a name and inputs, also against the volumes that are deployed, before a
	 * component is declared.
	 * @param problems what has been found wrong with them already
	 * @throws com.pulumi.exceptions.RunException with all problems, if there are any
	 */
	public static void check(String name, StatefulServiceArgs args, ComponentResourceOptions options,
			Problems problems) {
		checked(name, args, options, problems);
	}

	private static Checked checked(String name, StatefulServiceArgs args, ComponentResourceOptions options,
			Problems problems) {
		Inputs inputs = InputReader.read(name, args, problems);
		List<Alias> aliases = aliases(options);
		names(aliases).filter((alias) -> !alias.equals(name))
			.forEach((alias) -> problems.add("an alias's name", alias,
					name + ", as what has another name is another service, with volumes of its own"));
		List<StackState> deployed = StackState.of(types(aliases));
		if (provider(options).isEmpty() && Owner.isAnothers(inputs.namespace(), name, deployed)) {
			problems.add("namespace", inputs.namespace(), "one that no other service of the stack has");
		}
		VolumeChanges.of(name, deployed).check(inputs, () -> cluster(options), problems);
		problems.tell("The inputs of " + TYPE + " \"" + name + "\" are wrong; nothing of it was created or changed.");
		return new Checked(inputs, deployed);
	}

	private static List<Alias> aliases(ComponentResourceOptions options) {
		return Stream.ofNullable(options)
			.flatMap((given) -> given.getAliases().stream())
			.flatMap((alias) -> Optional.ofNullable(now(alias)).stream())
			.toList();
	}

	/** What the component is and, by its aliases, was. */
	static List<String> types(List<Alias> aliases) {
		Stream<String> before = aliases.stream().flatMap((alias) -> alias.getType().map(StatefulService::now).stream());
		return Stream.concat(Stream.of(TYPE), before).toList();
	}

	/** What the component was called, as far as its aliases name it. */
	private static Stream<String> names(List<Alias> aliases) {
		return aliases.stream()
			.flatMap((alias) -> alias.getUrn()
				.map((urn) -> urn.substring(urn.lastIndexOf("::") + 2))
				.or(() -> alias.getName().map(StatefulService::now))
				.stream());
	}

	/** As the component's own objects will be told. */
	private static CustomResourceOptions.Builder cluster(ComponentResourceOptions options) {
		CustomResourceOptions.Builder cluster = CustomResourceOptions.builder();
		if (options == null) {
			return cluster;
		}
		options.getParent().ifPresent(cluster::parent);
		provider(options).ifPresent(cluster::provider);
		return cluster;
	}

	/** The one that it was given, whose cluster may be another than the program's. */
	private static Optional<ProviderResource> provider(ComponentResourceOptions options) {
		return Stream.ofNullable(options)
			.flatMap((given) -> Stream.concat(given.getProvider().stream(), given.getProviders().stream()))
			.filter((provider) -> provider.pulumiResourceType().equals("pulumi:providers:kubernetes"))
			.findFirst();
	}

	private static <T> T now(Output<T> output) {
		return Internal.of(output).getValueNullable().join();
	}

	/** The deployment's own log, which also threads can use that do not belong to it. */
	private Consumer<String> warning() {
		Log log = ((DeploymentImpl) DeploymentInternal.getInstance()).getLog();
		return (message) -> log.warn(message, this);
	}

	/**
	 * {@return the URL of the service, without the port that its scheme implies; if
	 * {@link StatefulServiceArgs.Builder#portName} is neither {@code http} nor
	 * {@code https}, address and port}
	 */
	public Output<String> endpoint() {
		return this.endpoint;
	}

	/**
	 * {@return the names of the replicas' claims, in ordinal order}
	 */
	public Output<List<String>> claimNames() {
		return this.claimNames;
	}

	/**
	 * {@return the name of the namespace}
	 */
	public Output<String> namespaceName() {
		return this.namespaceName;
	}

	/**
	 * {@return the name of the StatefulSet, known once all of its replicas are ready}
	 */
	public Output<String> statefulSet() {
		return this.statefulSet;
	}

	/**
	 * Inputs that are right, and what there is of the component already.
	 *
	 * @param inputs with their defaults
	 * @param deployed what the last {@code up} left
	 */
	private record Checked(Inputs inputs, List<StackState> deployed) {
	}

}
