package stateful;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import com.pulumi.Log;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInternal;
import com.pulumi.exceptions.ResourceException;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import stateful.inputs.Input;
import stateful.inputs.Inputs;
import stateful.inputs.Problems;
import stateful.objects.Endpoint;
import stateful.objects.Policies;
import stateful.objects.Scope;
import stateful.objects.ServiceNamespace;
import stateful.objects.Waits;
import stateful.objects.Workload;
import stateful.overrides.Overrides;
import stateful.state.ClusterIdentity;
import stateful.state.DeployedSet;
import stateful.state.ProviderIdentity;

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

	private volatile Optional<String> failure = Optional.empty();

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
		this(name, Checked.of(name, args, options, new Problems()));
	}

	/**
	 * With what was found before anything is registered, the component itself included.
	 */
	private StatefulService(String name, Checked checked) {
		super(TYPE, name, new Overrides(name, checked.inputs()).addedTo(checked.options()));
		Inputs inputs = checked.inputs();

		Site site = checked.site();
		this.namespaceName = ServiceNamespace.of(name, inputs, site.owner(), this, site.reserved(), site.shared());
		Scope scope = new Scope(name, inputs, this.namespaceName, this);
		new Policies(scope);
		Live live = checked.live();
		live.warn(name, inputs, warning());
		Workload workload = new Workload(scope,
				DeployedSet.isReplaced(name, inputs.podManagement(), checked.deployed()), site.claims(),
				live.kept(inputs), (sized) -> live.grown(scope, sized, this::fail));
		this.endpoint = new Endpoint(scope, workload).url();
		this.claimNames = workload.claimNames();
		this.statefulSet = workload.name();
		registerOutputs(outputs(checked));
		if (!Deployment.getInstance().isDryRun()) {
			new Waits(warning(), live.cluster()).explain(scope, this.statefulSet, this.endpoint);
		}
	}

	/** The state also has cluster and provider, for the next {@code up} to compare. */
	private Map<String, Output<?>> outputs(Checked checked) {
		Map<String, Output<?>> outputs = new TreeMap<>(Map.of("endpoint", this.endpoint, "claimNames", this.claimNames,
				"namespaceName", this.namespaceName, "statefulSet", this.statefulSet));
		checked.site().cluster().ifPresent((uid) -> outputs.put(ClusterIdentity.OUTPUT, Output.of(uid)));
		outputs.put(ProviderIdentity.OUTPUT, checked.site().provider().reference());
		return outputs;
	}

	/**
	 * Checks a name and inputs, also against the volumes that are deployed, before a
	 * component is declared.
	 * @param problems what has been found wrong with them already
	 * @throws com.pulumi.exceptions.RunException with all problems, if there are any
	 */
	public static void check(String name, StatefulServiceArgs args, ComponentResourceOptions options,
			Problems problems) {
		Checked.of(name, args, options, problems);
	}

	/**
	 * Fails the program, and none of the component's outputs: their errors are shown with
	 * stack traces.
	 */
	private void fail(String message) {
		this.failure = Optional.of(message);
		Output.of(CompletableFuture.failedFuture(new ResourceException(message, this, true)));
	}

	/**
	 * {@return what has failed after everything was declared; to be asked once the
	 * outputs are known}
	 */
	public Optional<String> failure() {
		return this.failure;
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

}
