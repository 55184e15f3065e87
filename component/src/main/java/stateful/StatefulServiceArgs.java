package stateful;

import java.util.List;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Effect;
import stateful.inputs.Format;
import stateful.inputs.Input;

/**
 * The inputs of a {@link StatefulService}. Each field declares one: its description, its
 * rule, its default and the effect of a change. The builder's methods have the fields'
 * names, and README.md lists them all. The component checks them when it is declared, and
 * reports all problems together; outputs not yet known are checked when they resolve.
 */
public final class StatefulServiceArgs extends ResourceArgs {

	// The container

	@Import(required = true)
	@Input(value = "The image, best with its digest.", format = Format.IMAGE, effect = Effect.ROLLS_OUT)
	@Nullable Output<String> image;

	@Import
	@Input(value = "The credentials of a private registry, kept in a Secret. None by default.",
			effect = Effect.ROLLS_OUT)
	@Nullable RegistryArgs registry;

	@Import
	@Input(value = "The command, which replaces the image's entry point. By default the image's.",
			effect = Effect.ROLLS_OUT)
	@Nullable List<String> command;

	@Import
	@Input(value = "The arguments, which replace the image's. By default the image's.", effect = Effect.ROLLS_OUT)
	@Nullable List<String> arguments;

	@Import
	@Input(value = "The container's environment. None by default.", effect = Effect.ROLLS_OUT)
	@Nullable List<EnvironmentVariableArgs> environment;

	@Import
	@Input(value = "Files for the container to read, kept in a Secret. None by default.", effect = Effect.ROLLS_OUT)
	@Nullable List<ConfigurationFileArgs> configuration;

	@Import
	@Input(value = "The folder of the configuration's files.", format = Format.FOLDER, fallback = "/etc/config",
			effect = Effect.ROLLS_OUT)
	@Nullable String configurationPath;

	@Import
	@Input(value = "The user, and group, that the container runs as and the volume belongs to; not root.",
			format = Format.USER, fallback = "10001", effect = Effect.ROLLS_OUT)
	@Nullable Integer user;

	@Import
	@Input(value = "How many seconds, from 1 to 3600, a replica may take to end before it is killed.", least = 1,
			most = 3600, fallback = "30", effect = Effect.ROLLS_OUT)
	@Nullable Integer terminationGraceSeconds;

	// Probes

	@Import
	@Input(value = "Whether the container has started; the probe runs each second for `startSeconds`. By default, it "
			+ "checks whether `port` is open.", effect = Effect.ROLLS_OUT)
	@Nullable ProbeArgs startupProbe;

	@Import
	@Input(value = "Whether the container works. After three failures in a row, 10 s apart, it is started again. By "
			+ "default, the probe checks whether `port` is open.", effect = Effect.ROLLS_OUT)
	@Nullable ProbeArgs livenessProbe;

	@Import
	@Input(value = "Whether the Service sends requests to the replica. After two failures in a row, 2 s apart, it sends"
			+ " none. By default, the probe checks whether `port` is open.", effect = Effect.ROLLS_OUT)
	@Nullable ProbeArgs readinessProbe;

	@Import
	@Input(value = "How many seconds, from 1 to 86400, a start may take; `up` waits as long. It sets the default of "
			+ "`startupProbe`.", least = 1, most = 86400, fallback = "120", effect = Effect.ROLLS_OUT)
	@Nullable Integer startSeconds;

	// Replicas and their resources

	@Import
	@Input(value = "The namespace, which is made and deleted with the service, and is refused to another stack; "
			+ "neither `default` nor one that begins with `kube-`. The component's name by default.",
			format = Format.NAMESPACE, effect = Effect.REFUSED)
	@Nullable String namespace;

	@Import
	@Input(value = "Whether `namespace` is one that somebody else made and keeps; it may then be `default`. It is neither"
			+ " labelled nor deleted, and `podSecurity` is rejected; `destroy` deletes the claims one by one. The"
			+ " kubeconfig needs `get` on the namespace and on the service's objects.", fallback = "false",
			effect = Effect.REFUSED)
	@Nullable Boolean existingNamespace;

	@Import
	@Input(value = "How many replicas there are, from 1 to 100, each with a volume of its own.", least = 1, most = 100,
			fallback = "3", effect = Effect.SCALES)
	@Nullable Integer replicas;

	@Import
	@Input(value = "Whether pods start and end together or one by one: `Parallel` or `OrderedReady`.",
			oneOf = { "Parallel", "OrderedReady" }, fallback = "Parallel", effect = Effect.REPLACES)
	@Nullable String podManagement;

	@Import
	@Input(value = "The processor time that is reserved for each pod; there is no limit.", format = Format.QUANTITY,
			fallback = "100m", effect = Effect.ROLLS_OUT)
	@Nullable String cpuRequest;

	@Import
	@Input(value = "The bytes of memory that are reserved for each pod, and also its limit.", format = Format.QUANTITY,
			fallback = "320Mi", effect = Effect.ROLLS_OUT)
	@Nullable String memoryLimit;

	@Import
	@Input(value = "Further labels of every object. None by default.", effect = Effect.ROLLS_OUT)
	@Nullable List<LabelArgs> labels;

	@Import
	@Input(value = "What the replicas may ask of the API server in their namespace. Rules give them a "
			+ "service account with a Role, its token, and egress to ports 443 and 6443. None by default,"
			+ " and no token.", effect = Effect.ROLLS_OUT)
	@Nullable List<RuleArgs> rules;

	@Import
	@Input(value = "The Pod Security profile that the namespace enforces: `restricted`, `baseline` or "
			+ "`privileged`.", oneOf = { "restricted", "baseline", "privileged" }, fallback = "restricted",
			effect = Effect.NAMESPACE)
	@Nullable String podSecurity;

	// Volumes

	@Import(required = true)
	@Input(value = "Where the replica's volume is.", format = Format.FOLDER, effect = Effect.ROLLS_OUT)
	@Nullable String mountPath;

	@Import
	@Input(value = "The name of the claim template; claims are called VOLUME-NAME-ORDINAL.", format = Format.DNS_LABEL,
			fallback = "data", effect = Effect.REFUSED)
	@Nullable String volumeName;

	@Import
	@Input(value = "The size of each volume in bytes.", format = Format.QUANTITY, fallback = "128Mi",
			effect = Effect.GROWS)
	@Nullable String storageSize;

	@Import
	@Input(value = "The class of the volumes. By default the cluster's default class.", format = Format.DNS_NAME,
			effect = Effect.REFUSED)
	@Nullable String storageClass;

	@Import
	@Input(value = "Whether the volumes outlive the component; a later component of the same name uses them.",
			fallback = "false", effect = Effect.ON_DESTROY)
	@Nullable Boolean retainVolumes;

	@Import
	@Input(value = "Writable folders whose content is deleted with the pod; except for the volumes, all other "
			+ "folders are read-only.", format = Format.FOLDER, fallback = "/tmp", effect = Effect.ROLLS_OUT)
	@Nullable List<String> temporaryPaths;

	@Import
	@Input(value = "The size of each temporary folder in bytes.", format = Format.QUANTITY, fallback = "16Mi",
			effect = Effect.ROLLS_OUT)
	@Nullable String temporarySize;

	@Import
	@Input(value = "Further volumes of each replica. They grow, stay and go like the first. None by default. "
			+ "Adding, removing or renaming one is refused while there are volumes.", effect = Effect.GROWS)
	@Nullable List<VolumeArgs> volumes;

	// Addresses and policies

	@Import
	@Input(value = "The port that the container serves on.", format = Format.PORT, fallback = "8080",
			effect = Effect.ROLLS_OUT)
	@Nullable Integer port;

	@Import
	@Input(value = "The port's name, best its application protocol: `http` or `https` make `endpoint` a URL.",
			format = Format.PORT_NAME, fallback = "http", effect = Effect.ROLLS_OUT)
	@Nullable String portName;

	@Import
	@Input(value = "Further ports, which the replicas open to one another and, if exposed, to clients. None by default.",
			effect = Effect.ROLLS_OUT)
	@Nullable List<PortArgs> ports;

	@Import
	@Input(value = "How the service is reached: `LoadBalancer`, `NodePort` or `ClusterIP`.",
			oneOf = { "LoadBalancer", "NodePort", "ClusterIP" }, fallback = "LoadBalancer", effect = Effect.SERVICE)
	@Nullable String serviceType;

	@Import
	@Input(value = "The port that the service is reached on. By default 80 if `portName` is `http` or `https`, else `port`.",
			format = Format.PORT, effect = Effect.SERVICE)
	@Nullable Integer servicePort;

	@Import
	@Input(value = "The namespace whose pods may connect to the port of the probes, or to the service's port if the "
			+ "probes have none of their own.", format = Format.DNS_LABEL, fallback = "monitoring",
			effect = Effect.POLICY)
	@Nullable String monitoringNamespace;

	@Import
	@Input(value = "The destinations that the replicas may connect to, besides DNS and each other. None by default.",
			effect = Effect.POLICY)
	@Nullable List<EgressArgs> egress;

	@Import
	@Input(value = "Which clients may connect to which port. A port that has clients is closed to all others. By default"
			+ " everybody can connect to `port` and to exposed `ports`, and only replicas to the other ports.",
			effect = Effect.POLICY)
	@Nullable List<ClientArgs> clients;

	// Everything else

	@Import
	@Input(value = "Fragments of Kubernetes objects, merged into those that the component declares: maps by key, lists"
			+ " of named things by name; `null` removes. Fields that the component's promises depend on are rejected by"
			+ " name. None by default.", effect = Effect.MERGES)
	@Nullable OverridesArgs overrides;

	private StatefulServiceArgs() {
	}

	/**
	 * {@return a builder}
	 */
	public static Builder builder() {
		return new Builder();
	}

	/** Builds inputs; each method returns the builder. */
	public static final class Builder {

		private final StatefulServiceArgs args = new StatefulServiceArgs();

		private Builder() {
		}

		public Builder image(Output<String> image) {
			this.args.image = image;
			return this;
		}

		public Builder image(String image) {
			return image(Output.of(image));
		}

		public Builder command(List<String> command) {
			this.args.command = List.copyOf(command);
			return this;
		}

		public Builder command(String... command) {
			return command(List.of(command));
		}

		public Builder arguments(List<String> arguments) {
			this.args.arguments = List.copyOf(arguments);
			return this;
		}

		public Builder arguments(String... arguments) {
			return arguments(List.of(arguments));
		}

		public Builder environment(List<EnvironmentVariableArgs> environment) {
			this.args.environment = List.copyOf(environment);
			return this;
		}

		public Builder environment(EnvironmentVariableArgs... environment) {
			return environment(List.of(environment));
		}

		public Builder configuration(List<ConfigurationFileArgs> configuration) {
			this.args.configuration = List.copyOf(configuration);
			return this;
		}

		public Builder configuration(ConfigurationFileArgs... configuration) {
			return configuration(List.of(configuration));
		}

		public Builder configurationPath(String configurationPath) {
			this.args.configurationPath = configurationPath;
			return this;
		}

		public Builder user(Integer user) {
			this.args.user = user;
			return this;
		}

		public Builder terminationGraceSeconds(Integer terminationGraceSeconds) {
			this.args.terminationGraceSeconds = terminationGraceSeconds;
			return this;
		}

		public Builder startupProbe(ProbeArgs startupProbe) {
			this.args.startupProbe = startupProbe;
			return this;
		}

		public Builder livenessProbe(ProbeArgs livenessProbe) {
			this.args.livenessProbe = livenessProbe;
			return this;
		}

		public Builder readinessProbe(ProbeArgs readinessProbe) {
			this.args.readinessProbe = readinessProbe;
			return this;
		}

		public Builder namespace(String namespace) {
			this.args.namespace = namespace;
			return this;
		}

		public Builder existingNamespace(Boolean existingNamespace) {
			this.args.existingNamespace = existingNamespace;
			return this;
		}

		public Builder replicas(Integer replicas) {
			this.args.replicas = replicas;
			return this;
		}

		public Builder podManagement(String podManagement) {
			this.args.podManagement = podManagement;
			return this;
		}

		public Builder cpuRequest(String cpuRequest) {
			this.args.cpuRequest = cpuRequest;
			return this;
		}

		public Builder memoryLimit(String memoryLimit) {
			this.args.memoryLimit = memoryLimit;
			return this;
		}

		public Builder labels(List<LabelArgs> labels) {
			this.args.labels = List.copyOf(labels);
			return this;
		}

		public Builder labels(LabelArgs... labels) {
			return labels(List.of(labels));
		}

		public Builder mountPath(String mountPath) {
			this.args.mountPath = mountPath;
			return this;
		}

		public Builder volumeName(String volumeName) {
			this.args.volumeName = volumeName;
			return this;
		}

		public Builder storageSize(String storageSize) {
			this.args.storageSize = storageSize;
			return this;
		}

		public Builder storageClass(String storageClass) {
			this.args.storageClass = storageClass;
			return this;
		}

		public Builder retainVolumes(Boolean retainVolumes) {
			this.args.retainVolumes = retainVolumes;
			return this;
		}

		public Builder temporaryPaths(List<String> temporaryPaths) {
			this.args.temporaryPaths = List.copyOf(temporaryPaths);
			return this;
		}

		public Builder temporaryPaths(String... temporaryPaths) {
			return temporaryPaths(List.of(temporaryPaths));
		}

		public Builder temporarySize(String temporarySize) {
			this.args.temporarySize = temporarySize;
			return this;
		}

		public Builder port(Integer port) {
			this.args.port = port;
			return this;
		}

		public Builder portName(String portName) {
			this.args.portName = portName;
			return this;
		}

		public Builder ports(List<PortArgs> ports) {
			this.args.ports = List.copyOf(ports);
			return this;
		}

		public Builder ports(PortArgs... ports) {
			return ports(List.of(ports));
		}

		public Builder serviceType(String serviceType) {
			this.args.serviceType = serviceType;
			return this;
		}

		public Builder servicePort(Integer servicePort) {
			this.args.servicePort = servicePort;
			return this;
		}

		public Builder monitoringNamespace(String monitoringNamespace) {
			this.args.monitoringNamespace = monitoringNamespace;
			return this;
		}

		public Builder egress(List<EgressArgs> egress) {
			this.args.egress = List.copyOf(egress);
			return this;
		}

		public Builder egress(EgressArgs... egress) {
			return egress(List.of(egress));
		}

		public Builder overrides(OverridesArgs overrides) {
			this.args.overrides = overrides;
			return this;
		}

		public Builder startSeconds(Integer startSeconds) {
			this.args.startSeconds = startSeconds;
			return this;
		}

		public Builder rules(List<RuleArgs> rules) {
			this.args.rules = List.copyOf(rules);
			return this;
		}

		public Builder rules(RuleArgs... rules) {
			return rules(List.of(rules));
		}

		public Builder podSecurity(String podSecurity) {
			this.args.podSecurity = podSecurity;
			return this;
		}

		public Builder clients(List<ClientArgs> clients) {
			this.args.clients = List.copyOf(clients);
			return this;
		}

		public Builder clients(ClientArgs... clients) {
			return clients(List.of(clients));
		}

		public Builder registry(RegistryArgs registry) {
			this.args.registry = registry;
			return this;
		}

		public Builder volumes(List<VolumeArgs> volumes) {
			this.args.volumes = List.copyOf(volumes);
			return this;
		}

		public Builder volumes(VolumeArgs... volumes) {
			return volumes(List.of(volumes));
		}

		/**
		 * {@return the inputs; the component checks them}
		 */
		public StatefulServiceArgs build() {
			return this.args;
		}

	}

}
