package timestamps.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.kubernetes.core.v1.Namespace;
import com.pulumi.kubernetes.core.v1.NamespaceArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;

/**
 * A stateful web service on Kubernetes: a namespace, replicas with a volume each, an
 * address, and policies. The objects are named after the component, and those names are
 * fixed, so that no update or replacement can leave data behind under an old one.
 * <p>
 * The image may be any that runs as user 10001 on a read-only root, serves HTTP on port
 * 8080, answers {@code /startupz}, {@code /livez} and {@code /readyz} on port 8081, and
 * keeps its data in the folder that the variable {@code TIMESTAMPS_DIRECTORY} names.
 */
public final class TimestampService extends ComponentResource {

	static final String TYPE = "timestamps:index:TimestampService";

	/** A Service's name, and short enough for a set's: its pods' labels add to it. */
	private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,50}[a-z0-9])?");

	private final Output<String> namespace;

	private final Workload workload;

	private final Endpoint endpoint;

	/**
	 * Declares a service.
	 * @param name the name of the service and of its objects: up to 52 lower-case
	 * letters, digits and '-', a letter first
	 * @param settings what it runs, and how
	 * @param options the provider to use, among others
	 * @throws RunException if the name is not allowed, or volumes are deployed that do
	 * not allow the settings
	 */
	public TimestampService(String name, Settings settings, ComponentResourceOptions options) {
		super(TYPE, checked(name), options);
		String namespaceName = settings.namespace().orElse(name);
		new VolumeChanges(DeployedVolume.of(name)).admit(settings, namespaceName, this);
		Namespace namespace = new Namespace(name, namespace(name, namespaceName),
				Scope.child(this).retainOnDelete(settings.retainVolumes()).build());
		this.namespace = namespace.metadata().applyValue((metadata) -> metadata.name().orElseThrow());
		Scope scope = new Scope(name, this.namespace, this);
		new Policies(scope);
		this.workload = new Workload(scope, settings);
		this.endpoint = new Endpoint(scope, settings, this.workload);
		registerOutputs(Map.of("endpoint", endpoint(), "pvcNames", claimNames()));
	}

	private static String checked(String name) {
		if (!NAME.matcher(name).matches()) {
			throw new RunException("A service's name is \"" + name + "\"; allowed is up to 52 lower-case letters, "
					+ "digits and '-', a letter first and no '-' last");
		}
		return name;
	}

	/** Only pods that Pod Security calls restricted may run in the namespace. */
	private static NamespaceArgs namespace(String service, String name) {
		Map<String, String> labels = new TreeMap<>(Scope.labels(service));
		labels.put("pod-security.kubernetes.io/enforce", "restricted");
		labels.put("pod-security.kubernetes.io/warn", "restricted");
		return NamespaceArgs.builder().metadata(ObjectMetaArgs.builder().name(name).labels(labels).build()).build();
	}

	/**
	 * {@return the URL of the service; its port is left out when it is 80}
	 */
	public Output<String> endpoint() {
		return this.endpoint.url();
	}

	/**
	 * {@return the names of the replicas' claims, in ordinal order}
	 */
	public Output<List<String>> claimNames() {
		return this.workload.claimNames();
	}

	/**
	 * {@return the name of the namespace}
	 */
	public Output<String> namespace() {
		return this.namespace;
	}

	/**
	 * {@return the name of the StatefulSet, known once all of its replicas are ready}
	 */
	public Output<String> statefulSet() {
		return this.workload.name();
	}

}
