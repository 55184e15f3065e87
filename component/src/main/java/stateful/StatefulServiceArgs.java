package stateful;

import java.util.List;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link StatefulService} is to be. Names are Kubernetes' where it has them. All
 * of it is checked when the component is declared, and everything that is wrong is told
 * at once; what may be known later is checked once it is.
 * <p>
 * "Rolls out" below means: the pods are replaced one by one, the last first, each with
 * its volume, and {@code pulumi up} waits for them.
 */
public final class StatefulServiceArgs extends ResourceArgs {

	@Import(required = true)
	@Nullable Output<String> image;

	@Import
	@Nullable List<String> command;

	@Import
	@Nullable List<String> arguments;

	@Import
	@Nullable List<EnvironmentVariableArgs> environment;

	@Import
	@Nullable Integer port;

	@Import
	@Nullable String portName;

	@Import
	@Nullable List<PortArgs> ports;

	@Import
	@Nullable ProbeArgs startupProbe;

	@Import
	@Nullable ProbeArgs livenessProbe;

	@Import
	@Nullable ProbeArgs readinessProbe;

	@Import(required = true)
	@Nullable String mountPath;

	@Import
	@Nullable String volumeName;

	@Import
	@Nullable List<String> temporaryPaths;

	@Import
	@Nullable String temporarySize;

	@Import
	@Nullable Integer user;

	@Import
	@Nullable List<ConfigurationFileArgs> configuration;

	@Import
	@Nullable String configurationPath;

	@Import
	@Nullable String namespace;

	@Import
	@Nullable Integer replicas;

	@Import
	@Nullable String serviceType;

	@Import
	@Nullable Integer servicePort;

	@Import
	@Nullable String storageSize;

	@Import
	@Nullable String storageClass;

	@Import
	@Nullable Boolean retainVolumes;

	@Import
	@Nullable String podManagement;

	@Import
	@Nullable String cpuRequest;

	@Import
	@Nullable String memoryLimit;

	@Import
	@Nullable Integer terminationGraceSeconds;

	@Import
	@Nullable String monitoringNamespace;

	@Import
	@Nullable List<EgressArgs> egress;

	@Import
	@Nullable List<LabelArgs> labels;

	private StatefulServiceArgs() {
	}

	/**
	 * {@return a builder}
	 */
	public static Builder builder() {
		return new Builder();
	}

	/** Inputs in the making. */
	public static final class Builder {

		private final StatefulServiceArgs args = new StatefulServiceArgs();

		private Builder() {
		}

		/**
		 * The image.
		 * <p>
		 * Required. A change rolls out, replica by replica. Its user, its root file
		 * system and its capabilities are what Pod Security's "restricted" profile
		 * leaves: see {@link #user} and {@link #temporaryPaths}.
		 * @param image a reference, best with its digest; it may be known later
		 * @return this builder
		 */
		public Builder image(Output<String> image) {
			this.args.image = image;
			return this;
		}

		/**
		 * As with an output.
		 * @param image a reference, best with its digest
		 * @return this builder
		 */
		public Builder image(String image) {
			return image(Output.of(image));
		}

		/**
		 * What runs instead of the image's entry point.
		 * <p>
		 * A change rolls out.
		 * @param command the program and its first arguments, in which Kubernetes expands
		 * {@code $(VARIABLE)}; without it, the image's
		 * @return this builder
		 */
		public Builder command(List<String> command) {
			this.args.command = List.copyOf(command);
			return this;
		}

		/**
		 * {@return this builder, as with a list of them}
		 */
		public Builder command(String... command) {
			return command(List.of(command));
		}

		/**
		 * What runs instead of the image's own arguments.
		 * <p>
		 * A change rolls out.
		 * @param arguments the arguments, in which Kubernetes expands
		 * {@code $(VARIABLE)}; without it, the image's
		 * @return this builder
		 */
		public Builder arguments(List<String> arguments) {
			this.args.arguments = List.copyOf(arguments);
			return this;
		}

		/**
		 * {@return this builder, as with a list of them}
		 */
		public Builder arguments(String... arguments) {
			return arguments(List.of(arguments));
		}

		/**
		 * The container's environment.
		 * <p>
		 * A change rolls out.
		 * @param environment the variables, in this order; none by default
		 * @return this builder
		 */
		public Builder environment(List<EnvironmentVariableArgs> environment) {
			this.args.environment = List.copyOf(environment);
			return this;
		}

		/**
		 * {@return this builder, as with a list of them}
		 */
		public Builder environment(EnvironmentVariableArgs... environment) {
			return environment(List.of(environment));
		}

		/**
		 * The port that the container serves on.
		 * <p>
		 * A change rolls out.
		 * @param port from 1 to 65535, 8080 by default; the kernel of many nodes refuses
		 * those below 1024 to a user who is not root
		 * @return this builder
		 */
		public Builder port(Integer port) {
			this.args.port = port;
			return this;
		}

		/**
		 * What the port is called, which tells meshes, gateways and
		 * {@link StatefulService#endpoint} what is spoken there.
		 * <p>
		 * A change rolls out.
		 * @param portName up to 15 lower-case letters, digits and '-'; {@code http} by
		 * default
		 * @return this builder
		 */
		public Builder portName(String portName) {
			this.args.portName = portName;
			return this;
		}

		/**
		 * Further ports, which the replicas open to one another alone.
		 * <p>
		 * A change rolls out.
		 * @param ports the ports; none by default
		 * @return this builder
		 */
		public Builder ports(List<PortArgs> ports) {
			this.args.ports = List.copyOf(ports);
			return this;
		}

		/**
		 * {@return this builder, as with a list of them}
		 */
		public Builder ports(PortArgs... ports) {
			return ports(List.of(ports));
		}

		/**
		 * When the container has started: asked each second, up to 120 times, before any
		 * other probe.
		 * <p>
		 * A change rolls out.
		 * @param startupProbe the question; by default, whether {@link #port} is open
		 * @return this builder
		 */
		public Builder startupProbe(ProbeArgs startupProbe) {
			this.args.startupProbe = startupProbe;
			return this;
		}

		/**
		 * Whether the container has to be started again: asked every ten seconds, three
		 * failures in a row.
		 * <p>
		 * A change rolls out.
		 * @param livenessProbe the question; by default, whether {@link #port} is open
		 * @return this builder
		 */
		public Builder livenessProbe(ProbeArgs livenessProbe) {
			this.args.livenessProbe = livenessProbe;
			return this;
		}

		/**
		 * Whether the replica may be sent to: asked every two seconds, two failures in a
		 * row. Under {@code OrderedReady}, it must not depend on later replicas.
		 * <p>
		 * A change rolls out.
		 * @param readinessProbe the question; by default, whether {@link #port} is open
		 * @return this builder
		 */
		public Builder readinessProbe(ProbeArgs readinessProbe) {
			this.args.readinessProbe = readinessProbe;
			return this;
		}

		/**
		 * Where the replica's volume is.
		 * <p>
		 * Required. A change rolls out; the data are then found under the new path.
		 * @param mountPath an absolute path
		 * @return this builder
		 */
		public Builder mountPath(String mountPath) {
			this.args.mountPath = mountPath;
			return this;
		}

		/**
		 * What the claim template is called; claims are {@code VOLUME-NAME-ORDINAL}.
		 * <p>
		 * A change is refused while there are volumes: claims cannot be renamed.
		 * @param volumeName a DNS label, {@code data} by default
		 * @return this builder
		 */
		public Builder volumeName(String volumeName) {
			this.args.volumeName = volumeName;
			return this;
		}

		/**
		 * Folders that can be written to and are emptied with the pod. All else but the
		 * volume is read-only.
		 * <p>
		 * A change rolls out.
		 * @param temporaryPaths absolute paths, {@code /tmp} by default
		 * @return this builder
		 */
		public Builder temporaryPaths(List<String> temporaryPaths) {
			this.args.temporaryPaths = List.copyOf(temporaryPaths);
			return this;
		}

		/**
		 * {@return this builder, as with a list of them}
		 */
		public Builder temporaryPaths(String... temporaryPaths) {
			return temporaryPaths(List.of(temporaryPaths));
		}

		/**
		 * How much each of the {@link #temporaryPaths} holds; who writes more is evicted.
		 * <p>
		 * A change rolls out.
		 * @param temporarySize a quantity of bytes, {@code 16Mi} by default
		 * @return this builder
		 */
		public Builder temporarySize(String temporarySize) {
			this.args.temporarySize = temporarySize;
			return this;
		}

		/**
		 * The user, and group, that the container runs as and the volume belongs to.
		 * <p>
		 * A change rolls out, and gives the volume's files to the new group.
		 * @param user from 1, 10001 by default; root is not allowed in the namespace
		 * @return this builder
		 */
		public Builder user(Integer user) {
			this.args.user = user;
			return this;
		}

		/**
		 * Files for the container to read. They are kept in a Secret, made anew when one
		 * of them changes.
		 * <p>
		 * A change rolls out, and no replica sees it before its turn.
		 * @param configuration the files, one MiB in all at most; none by default
		 * @return this builder
		 */
		public Builder configuration(List<ConfigurationFileArgs> configuration) {
			this.args.configuration = List.copyOf(configuration);
			return this;
		}

		/**
		 * {@return this builder, as with a list of them}
		 */
		public Builder configuration(ConfigurationFileArgs... configuration) {
			return configuration(List.of(configuration));
		}

		/**
		 * Where the files of the {@link #configuration} are.
		 * <p>
		 * A change rolls out.
		 * @param configurationPath an absolute path, {@code /etc/config} by default
		 * @return this builder
		 */
		public Builder configurationPath(String configurationPath) {
			this.args.configurationPath = configurationPath;
			return this;
		}

		/**
		 * The namespace, which is made and deleted with the service, and which holds its
		 * claims.
		 * <p>
		 * A change is refused while there are volumes: claims cannot move.
		 * @param namespace a DNS label, but neither {@code default} nor one that begins
		 * with {@code kube-}; the component's name by default
		 * @return this builder
		 */
		public Builder namespace(String namespace) {
			this.args.namespace = namespace;
			return this;
		}

		/**
		 * How many replicas there are, each with a volume of its own.
		 * <p>
		 * A change adds or removes the last ones. The claims of those that go are kept,
		 * and found again by those that come.
		 * @param replicas from 1 to 100, 3 by default
		 * @return this builder
		 */
		public Builder replicas(Integer replicas) {
			this.args.replicas = replicas;
			return this;
		}

		/**
		 * How the service is reached.
		 * <p>
		 * A change updates the Service; pods stay.
		 * @param serviceType {@code LoadBalancer}, which is the default, {@code NodePort}
		 * or {@code ClusterIP}
		 * @return this builder
		 */
		public Builder serviceType(String serviceType) {
			this.args.serviceType = serviceType;
			return this;
		}

		/**
		 * The port that the service is reached on.
		 * <p>
		 * A change updates the Service; pods stay.
		 * @param servicePort from 1 to 65535, 80 by default
		 * @return this builder
		 */
		public Builder servicePort(Integer servicePort) {
			this.args.servicePort = servicePort;
			return this;
		}

		/**
		 * The size of each volume.
		 * <p>
		 * A larger one grows the claims in place, where their class lets them; pods stay.
		 * A smaller one is refused.
		 * @param storageSize a quantity of bytes, {@code 128Mi} by default
		 * @return this builder
		 */
		public Builder storageSize(String storageSize) {
			this.args.storageSize = storageSize;
			return this;
		}

		/**
		 * The class of the volumes.
		 * <p>
		 * A change is refused while there are volumes.
		 * @param storageClass a DNS name; the cluster's default class by default
		 * @return this builder
		 */
		public Builder storageClass(String storageClass) {
			this.args.storageClass = storageClass;
			return this;
		}

		/**
		 * Whether the volumes outlive the component.
		 * <p>
		 * A change matters when it is destroyed: the namespace stays with its claims, and
		 * the next component of this name finds them.
		 * @param retainVolumes {@code false} by default
		 * @return this builder
		 */
		public Builder retainVolumes(Boolean retainVolumes) {
			this.args.retainVolumes = retainVolumes;
			return this;
		}

		/**
		 * Whether pods start and end together or one by one.
		 * <p>
		 * A change replaces the set, and with it the pods; claims are found again.
		 * @param podManagement {@code Parallel}, which is the default, or
		 * {@code OrderedReady}
		 * @return this builder
		 */
		public Builder podManagement(String podManagement) {
			this.args.podManagement = podManagement;
			return this;
		}

		/**
		 * The processor time that each pod is promised. There is no limit: throttling
		 * helps nobody.
		 * <p>
		 * A change rolls out.
		 * @param cpuRequest a quantity of processors, {@code 100m} by default
		 * @return this builder
		 */
		public Builder cpuRequest(String cpuRequest) {
			this.args.cpuRequest = cpuRequest;
			return this;
		}

		/**
		 * The memory that each pod is promised and limited to.
		 * <p>
		 * A change rolls out.
		 * @param memoryLimit a quantity of bytes, {@code 320Mi} by default
		 * @return this builder
		 */
		public Builder memoryLimit(String memoryLimit) {
			this.args.memoryLimit = memoryLimit;
			return this;
		}

		/**
		 * How long a replica may take to end before it is killed.
		 * <p>
		 * A change rolls out.
		 * @param terminationGraceSeconds seconds, from 1 to 3600, 30 by default
		 * @return this builder
		 */
		public Builder terminationGraceSeconds(Integer terminationGraceSeconds) {
			this.args.terminationGraceSeconds = terminationGraceSeconds;
			return this;
		}

		/**
		 * Whose pods may read the probes' port, or the service's where probes have none
		 * of their own.
		 * <p>
		 * A change updates a policy; pods stay.
		 * @param monitoringNamespace the namespace's name, {@code monitoring} by default
		 * @return this builder
		 */
		public Builder monitoringNamespace(String monitoringNamespace) {
			this.args.monitoringNamespace = monitoringNamespace;
			return this;
		}

		/**
		 * Whom the replicas may call, beside DNS and one another.
		 * <p>
		 * A change updates a policy; pods stay.
		 * @param egress ports, of namespaces, of blocks of addresses or of anybody; none
		 * by default
		 * @return this builder
		 */
		public Builder egress(List<EgressArgs> egress) {
			this.args.egress = List.copyOf(egress);
			return this;
		}

		/**
		 * {@return this builder, as with a list of them}
		 */
		public Builder egress(EgressArgs... egress) {
			return egress(List.of(egress));
		}

		/**
		 * Further labels of every object.
		 * <p>
		 * A change updates the objects, and rolls out.
		 * @param labels the labels; none by default
		 * @return this builder
		 */
		public Builder labels(List<LabelArgs> labels) {
			this.args.labels = List.copyOf(labels);
			return this;
		}

		/**
		 * {@return this builder, as with a list of them}
		 */
		public Builder labels(LabelArgs... labels) {
			return labels(List.of(labels));
		}

		/**
		 * {@return the inputs; they are checked by the component}
		 */
		public StatefulServiceArgs build() {
			return this.args;
		}

	}

}
