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
import com.pulumi.exceptions.ResourceException;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import stateful.inputs.Input;
import stateful.inputs.Inputs;
import stateful.inputs.Problems;
import stateful.objects.Endpoint;
import stateful.objects.Policies;
import stateful.objects.ProgramTemplate;
import stateful.objects.ServiceContext;
import stateful.objects.ServiceNamespace;
import stateful.objects.Waits;
import stateful.objects.Workload;
import stateful.overrides.Overrides;
import stateful.sdk.CurrentDeployment;
import stateful.state.ClusterIdentity;
import stateful.state.DeployedSet;
import stateful.state.ProviderIdentity;
import stateful.state.TemplateShape;

/**
 * A stateful service of any image on Kubernetes: a namespace, replicas with a volume
 * each, an address, and policies. The objects are named after the component: StatefulSet
 * and Service {@code NAME}, headless Service {@code NAME-replicas}, claims
 * {@code VOLUME-NAME-ORDINAL}. These names are fixed, so that no update or replacement
 * can leave data behind under an old name. Replica 2 has the DNS name
 * {@code NAME-2.NAME-replicas}.
 * <p>
 * The image must run without root and without capabilities, and write only to its volume
 * and temporary folders.
 */
@Input("A stateful service of any image on Kubernetes: a namespace, replicas with a volume each, an "
		+ "address, and policies.")
public final class StatefulService extends ComponentResource {

	/** The type, as in URNs. */
	public static final String TYPE = "stateful:index:StatefulService";

	/** The release of the Kubernetes provider that the component is tested with. */
	public static final String PROVIDER_VERSION = ServiceContext.PROVIDER_VERSION;

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
	 * @param args the inputs
	 * @param options the resource options, such as the provider; an alias with a type
	 * names the component's former type
	 * @throws com.pulumi.exceptions.RunException with all problems of the name and the
	 * inputs, and all conflicts with the deployed volumes; nothing is created or changed
	 * then
	 */
	public StatefulService(String name, StatefulServiceArgs args, ComponentResourceOptions options) {
		this(name, Checked.of(name, args, options, new Problems()));
	}

	/**
	 * Registers the component, with the results of the checks that precede it.
	 */
	private StatefulService(String name, Checked checked) {
		super(TYPE, name, new Overrides(name, checked.inputs()).addedTo(checked.options()));
		Inputs inputs = checked.inputs();

		Site site = checked.site();
		this.namespaceName = ServiceNamespace.of(name, inputs, site.owner(), this, site.reserved(), site.shared());
		ServiceContext context = new ServiceContext(name, inputs, this.namespaceName, this);
		new Policies(context);
		Live live = checked.live();
		live.warn(name, inputs, checked.deployed(), warning());
		Workload workload = new Workload(context,
				DeployedSet.isReplaced(name, inputs.podManagement(), checked.deployed()), site.claims(),
				live.kept(inputs), live.bound(), (sized) -> live.grown(context, sized, warning(), this::fail));
		this.endpoint = new Endpoint(context, workload).url();
		this.claimNames = workload.claimNames();
		this.statefulSet = workload.name();
		registerOutputs(outputs(name, checked));
		if (!Deployment.getInstance().isDryRun()) {
			new Waits(warning(), live.cluster()).explain(context, this.statefulSet, this.endpoint);
		}
	}

	/**
	 * The state also keeps cluster, provider and the shape of the pod template, so that
	 * the next {@code up} can compare them.
	 */
	private Map<String, Output<?>> outputs(String name, Checked checked) {
		Map<String, Output<?>> outputs = new TreeMap<>(Map.of("endpoint", this.endpoint, "claimNames", this.claimNames,
				"namespaceName", this.namespaceName, "statefulSet", this.statefulSet));
		checked.site().cluster().ifPresent((uid) -> outputs.put(ClusterIdentity.OUTPUT, Output.of(uid)));
		outputs.put(ProviderIdentity.OUTPUT, checked.site().provider().reference());
		outputs.put(TemplateShape.OUTPUT, ProgramTemplate.shape(name, checked.inputs()));
		return outputs;
	}

	/**
	 * Checks a name and inputs, also against the deployed volumes, before a component is
	 * declared.
	 * @param problems the problems found so far
	 * @throws com.pulumi.exceptions.RunException with all problems, if there are any
	 */
	public static void check(String name, StatefulServiceArgs args, ComponentResourceOptions options,
			Problems problems) {
		Checked.of(name, args, options, problems);
	}

	/**
	 * Fails the program, but no output of the component: Pulumi would show a stack trace.
	 */
	private void fail(String message) {
		this.failure = Optional.of(message);
		Output.of(CompletableFuture.failedFuture(new ResourceException(message, this, true)));
	}

	/**
	 * {@return the failure after everything was declared, if there is one; valid once the
	 * outputs are known}
	 */
	public Optional<String> failure() {
		return this.failure;
	}

	private Consumer<String> warning() {
		Log log = CurrentDeployment.log();
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
