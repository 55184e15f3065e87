package stateful.inputs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.pulumi.core.Output;
import stateful.inputs.Ports.Port;

/**
 * All inputs of a service, checked, with their defaults. {@link Binding} fills the
 * components that have an input's name.
 *
 * @param namespace the name of the service's namespace
 * @param existingNamespace whether somebody else made the namespace and keeps it
 * @param replicas the number of pods, each with its own volume
 * @param podManagement Kubernetes' {@code Parallel} or {@code OrderedReady}
 * @param labels further labels of every object
 * @param container the container of each pod
 * @param storage the replicas' volumes
 * @param ports the ports of a replica
 * @param endpoint the Service in front
 * @param network who else may talk to whom
 * @param access what the replicas may do in the cluster
 * @param overrides fragments of objects, by the names of the inputs
 */
public record Inputs(String namespace, boolean existingNamespace, int replicas, String podManagement,
		Map<String, String> labels, Container container, Storage storage, Ports ports, Endpoint endpoint,
		Network network, Access access, Map<String, Output<Map<String, Object>>> overrides) {

	/** The name of the pod's volume with the configuration. */
	public static final String CONFIGURATION_VOLUME = "configuration";

	/**
	 * The rule for names of volumes with claims: the pod's other volumes have names, too.
	 */
	public static final Rule VOLUME_NAME = new Rule((name) -> !name.matches("tmp(-\\d+)?|" + CONFIGURATION_VOLUME),
			"any other name: the pod has a volume of that one already");

	/**
	 * {@return the name of the pod's volume for a temporary folder}
	 */
	public static String temporaryVolume(int index) {
		return (index > 0) ? "tmp-" + index : "tmp";
	}

	/**
	 * {@return the names of all volumes that the pod has or may have}
	 */
	public List<String> volumeNames() {
		return Stream
			.of(this.storage.volumes().stream().map(Volume::name), Stream.of(CONFIGURATION_VOLUME),
					IntStream.range(0, this.container.temporaryPaths().size()).mapToObj(Inputs::temporaryVolume))
			.flatMap((names) -> names)
			.toList();
	}

	/**
	 * {@return the inputs with the further ports that overrides declare}
	 */
	public Inputs with(List<Port> further) {
		return new Inputs(this.namespace, this.existingNamespace, this.replicas, this.podManagement, this.labels,
				this.container, this.storage, this.ports.with(further), this.endpoint, this.network, this.access,
				this.overrides);
	}

	/** The container of each pod. */
	public record Container(Output<String> image, Optional<Registry> registry, List<String> command,
			List<String> arguments, List<Variable> environment, Probes probes, List<String> temporaryPaths,
			Quantity temporarySize, String configurationPath, List<ConfigurationFile> configuration, int user,
			Quantity cpuRequest, Quantity memoryLimit, int terminationGraceSeconds, int startSeconds) {
	}

	/**
	 * A variable of the environment: a value, a key of a Secret, or a field of the pod.
	 */
	public record Variable(String name, Optional<Output<String>> value, Optional<String> secret, String key,
			String field) {
	}

	/** The three probes of a replica. */
	public record Probes(Probe startupProbe, Probe livenessProbe, Probe readinessProbe) {
	}

	/** An HTTP request, a command, or else a check whether the port is open. */
	public record Probe(Optional<String> path, List<String> command, Optional<String> scheme, int port, Timing timing) {
	}

	/**
	 * How often a probe runs, how long it waits, and how many failures in a row fail it.
	 */
	public record Timing(Optional<Integer> periodSeconds, Optional<Integer> timeoutSeconds,
			Optional<Integer> failureThreshold) {
	}

	/** The credentials of a private registry. */
	public record Registry(String server, Output<String> username, Output<String> password) {
	}

	/** A file of the configuration; a path puts it into that folder. */
	public record ConfigurationFile(String name, Output<String> content, boolean base64, Optional<String> mode,
			Optional<String> path) {
	}

	/** The replicas' volumes, at least one. */
	public record Storage(List<Volume> volumes, boolean retainVolumes) {

		/**
		 * {@return the volume that the component's own inputs describe}
		 */
		public Volume first() {
			return this.volumes.get(0);
		}

	}

	/** A volume of each replica. */
	public record Volume(String name, String mountPath, Quantity storageSize, Optional<String> storageClass) {
	}

	/** The Service in front of the replicas. */
	public record Endpoint(String serviceType, int servicePort) {
	}

	/** Who else may talk to whom. */
	public record Network(String monitoringNamespace, List<Egress> egress, List<Client> clients) {
	}

	/**
	 * A namespace's pods, a block of addresses, or anybody, and the port that they may
	 * reach, once for each of its protocols.
	 */
	public record Client(List<Port> ports, Optional<String> namespace, Optional<String> cidr) {
	}

	/** What the replicas may do in the cluster. */
	public record Access(String podSecurity, List<Permission> rules) {
	}

	/** A rule of a Role. */
	public record Permission(List<String> apiGroups, List<String> resources, List<String> verbs) {
	}

	/**
	 * A port that replicas may call, of a namespace's pods, a block of addresses, or
	 * anybody.
	 */
	public record Egress(int port, String protocol, Optional<String> namespace, Optional<String> cidr) {
	}

}
