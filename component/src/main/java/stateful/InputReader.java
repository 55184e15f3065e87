package stateful;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.pulumi.core.Output;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Checks;
import stateful.inputs.Declaration;
import stateful.inputs.Inputs;
import stateful.inputs.LaterValue;
import stateful.inputs.Ports;
import stateful.inputs.Ports.Port;
import stateful.inputs.Problems;
import stateful.inputs.Quantity;
import stateful.inputs.Rule;
import stateful.overrides.Overrides;

/**
 * Reads the inputs of a component, and collects the problems. An invalid value reads as
 * its default, so that all problems are found.
 */
final class InputReader {

	private static final Set<String> KEPT_LABELS = Set.of("app.kubernetes.io/name", "app.kubernetes.io/instance",
			"app.kubernetes.io/part-of", "app.kubernetes.io/managed-by", "app.kubernetes.io/version");

	/** The names of the pod's other volumes are reserved. */
	private static final Rule VOLUME = new Rule((name) -> !name.matches("tmp(-\\d+)?|configuration"),
			"any other name: the pod has a volume of that one already");

	private static final int HTTP = 80;

	private static final int OCTAL = 8;

	private static final Predicate<String> MODE = (mode) -> mode.matches("[0-7]{3,4}");

	private static final Rule BASE64 = Rule
		.matches("\\s*(?:[A-Za-z0-9+/]{4}\\s*)*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\\s*", "base64");

	private final StatefulServiceArgs args;

	private final Problems problems;

	private final Checks checks;

	private final Rule namespace;

	private InputReader(StatefulServiceArgs args, Problems problems) {
		this.problems = problems;
		this.namespace = Boolean.TRUE.equals(args.existingNamespace) ? Rule.EXISTING_NAMESPACE : Rule.NAMESPACE;
		this.checks = new Checks(problems, Map.of("namespace", this.namespace));
		this.args = this.checks.read("", args);
		if (Boolean.TRUE.equals(args.existingNamespace)) {
			leaveToTheOwner("podSecurity", args.podSecurity);
			leaveToTheOwner("overrides.namespace", (args.overrides != null) ? args.overrides.namespace : null);
		}
	}

	/** Reports an input that is set and would change a namespace of others. */
	private void leaveToTheOwner(String input, @Nullable Object value) {
		if (value != null) {
			this.problems.add(input + " is set, and existingNamespace is true; allowed is one of them:"
					+ " the namespace's owner sets its labels");
		}
	}

	/**
	 * Reads the inputs and adds their problems.
	 * @return the checked inputs, valid only if there was no problem
	 */
	static Inputs read(String name, StatefulServiceArgs args, Problems problems) {
		if (!Rule.COMPONENT.holds().test(name)) {
			problems.add("the component's name", name, Rule.COMPONENT.allowed());
		}
		return new InputReader(args, problems).read(name);
	}

	private Inputs read(String name) {
		Port service = service();
		Inputs.Probes probes = new Inputs.Probes(probe("startupProbe", this.args.startupProbe, service),
				probe("livenessProbe", this.args.livenessProbe, service),
				probe("readinessProbe", this.args.readinessProbe, service));
		Inputs.Container container = container(probes);
		Inputs.Storage storage = storage();
		distinctPaths(storage, container);
		Ports ports = Ports.of(service, peers(service), probes);
		Inputs inputs = new Inputs(namespace(name), given(this.args.existingNamespace), given(this.args.replicas),
				given(this.args.podManagement), labels(), container, storage, ports,
				new Inputs.Endpoint(given(this.args.serviceType), service.servicePort().orElseThrow()),
				new Inputs.Network(given(this.args.monitoringNamespace), egress(), clients(ports)), access(),
				overrides());
		Overrides overrides = new Overrides(name, inputs);
		overrides.check(this.problems);
		return inputs.with(overrides.ports());
	}

	private Port service() {
		String name = given(this.args.portName);
		int number = given(this.args.port);
		int fallback = name.matches("https?") ? HTTP : number;
		return new Port(name, number, "TCP", Optional.of(Objects.requireNonNullElse(this.args.servicePort, fallback)));
	}

	private Inputs.Access access() {
		List<Inputs.Permission> rules = this.checks.elements("rules", this.args.rules,
				(path, rule) -> new Inputs.Permission(texts(rule.apiGroups), texts(rule.resources), texts(rule.verbs)));
		return new Inputs.Access(given(this.args.podSecurity), rules);
	}

	private static Output<String> later(@Nullable Output<String> value) {
		return Objects.requireNonNullElse(value, Output.of(""));
	}

	private Optional<Inputs.Registry> registry() {
		return Optional.ofNullable(this.args.registry)
			.map((registry) -> new Inputs.Registry(text(registry.server), later(registry.username),
					later(registry.password)));
	}

	private Map<String, Output<Map<String, Object>>> overrides() {
		Map<String, Output<Map<String, Object>>> fragments = new TreeMap<>();
		OverridesArgs given = this.args.overrides;
		if (given != null) {
			Declaration.of(OverridesArgs.class)
				.forEach((input) -> Optional.ofNullable(given.fragment(input))
					.ifPresent((fragment) -> fragments.put(input.name(), fragment)));
		}
		return fragments;
	}

	private String namespace(String name) {
		boolean isNamed = Rule.COMPONENT.holds().test(name); // else the name itself is
																// reported
		if (this.args.namespace == null && isNamed) {
			this.problems.check("namespace", name, this.namespace);
		}
		return Objects.requireNonNullElse(this.args.namespace, name);
	}

	private Inputs.Container container(Inputs.Probes probes) {
		return new Inputs.Container(later(this.args.image), registry(), texts(this.args.command),
				texts(this.args.arguments), environment(), probes, texts(this.args.temporaryPaths),
				quantity(this.args.temporarySize), given(this.args.configurationPath), configuration(),
				given(this.args.user), quantity(this.args.cpuRequest), quantity(this.args.memoryLimit),
				given(this.args.terminationGraceSeconds), given(this.args.startSeconds));
	}

	private Inputs.Storage storage() {
		Set<Object> taken = new HashSet<>(List.of(given(this.args.volumeName)));
		List<Inputs.Volume> volumes = new ArrayList<>();
		this.problems.check("volumeName", this.args.volumeName, VOLUME);
		volumes.add(new Inputs.Volume(given(this.args.volumeName), text(this.args.mountPath),
				quantity(this.args.storageSize), Optional.ofNullable(this.args.storageClass)));
		volumes.addAll(this.checks.elements("volumes", this.args.volumes, (path, volume) -> {
			this.problems.check(path + ".name", text(volume.name), VOLUME);
			this.checks.distinct(path + ".name", volume.name, taken);
			return new Inputs.Volume(text(volume.name), text(volume.mountPath), quantity(volume.storageSize),
					Optional.ofNullable(volume.storageClass));
		}));
		return new Inputs.Storage(volumes, given(this.args.retainVolumes));
	}

	/** A value that cannot be missing, because it has a default. */
	private static <T> T given(@Nullable T value) {
		return Objects.requireNonNull(value);
	}

	/** A required value; if it is missing, that is reported as a problem. */
	private static String text(@Nullable String value) {
		return Objects.requireNonNullElse(value, "");
	}

	private static int number(@Nullable Integer value) {
		return Objects.requireNonNullElse(value, 0);
	}

	private static Quantity quantity(@Nullable String text) {
		return Quantity.parse(given(text)).orElseThrow();
	}

	private static List<String> texts(@Nullable List<String> values) {
		return Objects.requireNonNullElse(values, List.of());
	}

	private Inputs.Probe probe(String input, @Nullable ProbeArgs given, Port service) {
		ProbeArgs probe = Objects.requireNonNullElseGet(given, ProbeArgs::ofPort);
		if (probe.path != null && probe.command != null) {
			this.problems.add(input + " has a path, and a command; allowed is one of them, or none");
		}
		if (probe.path == null && probe.scheme != null) {
			this.problems.add(input + " has a scheme, and no path; allowed is a scheme with a path");
		}
		if (probe.command != null && probe.command.isEmpty()) {
			this.problems.add(input + ".command is empty; allowed is a program and its arguments");
		}
		return new Inputs.Probe(Optional.ofNullable(probe.path), texts(probe.command),
				Optional.ofNullable(probe.scheme), Objects.requireNonNullElse(probe.port, service.number()),
				new Inputs.Timing(Optional.ofNullable(probe.periodSeconds), Optional.ofNullable(probe.timeoutSeconds),
						Optional.ofNullable(probe.failureThreshold)));
	}

	private List<Port> peers(Port service) {
		Set<Object> taken = new HashSet<>(List.of(service.name()));
		Set<String> numbers = new HashSet<>(List.of(service.identity()));
		Set<String> exposed = new HashSet<>(List.of(service.servicePort().orElseThrow() + "/TCP"));
		return this.checks.elements("ports", this.args.ports, (path, given) -> {
			this.checks.distinct(path + ".name", given.name, taken);
			Port port = port(path, given);
			if (given.port != null && !numbers.add(port.identity())) {
				this.problems.add(path + ".port", port.number(), "each only once");
			}
			port.servicePort()
				.filter((number) -> !exposed.add(number + "/" + port.protocol()))
				.ifPresent((number) -> this.problems.add(path + ".servicePort", number, "each only once"));
			return port;
		});
	}

	private Port port(String path, PortArgs given) {
		boolean exposed = given(given.exposed);
		if (given.servicePort != null && !exposed) {
			this.problems.add(path + " has a servicePort, and is not exposed; allowed is one with exposed");
		}
		Optional<Integer> servicePort = Optional.of(Objects.requireNonNullElse(given.servicePort, number(given.port)))
			.filter((number) -> exposed);
		return new Port(text(given.name), number(given.port), given(given.protocol), servicePort);
	}

	private List<Inputs.Client> clients(Ports ports) {
		return this.checks.elements("clients", this.args.clients, (path, client) -> {
			either(path, client.namespace, client.cidr);
			Optional<Port> port = ports.amongReplicas()
				.stream()
				.filter((known) -> client.port != null && known.number() == client.port)
				.findFirst();
			if (port.isEmpty() && client.port != null) {
				this.problems.add(path + ".port", client.port,
						ports.amongReplicas()
							.stream()
							.map((known) -> String.valueOf(known.number()))
							.distinct()
							.collect(Collectors.joining(", ")));
			}
			return new Inputs.Client(port.orElse(ports.service()), Optional.ofNullable(client.namespace),
					Optional.ofNullable(client.cidr));
		});
	}

	private void either(String path, @Nullable String namespace, @Nullable String cidr) {
		if (namespace != null && cidr != null) {
			this.problems.add(path + " has a namespace, and a cidr; allowed is one of them, or none");
		}
	}

	private List<Inputs.Variable> environment() {
		Set<Object> taken = new HashSet<>();
		return this.checks.elements("environment", this.args.environment, (path, variable) -> {
			this.checks.distinct(path + ".name", variable.name, taken);
			source(path, variable);
			return new Inputs.Variable(text(variable.name), Optional.ofNullable(variable.value),
					Optional.ofNullable(variable.secret), variable.key, variable.field);
		});
	}

	private void source(String path, EnvironmentVariableArgs variable) {
		boolean secret = variable.secret != null || variable.key != null;
		long sources = Stream.of(variable.value != null, secret, variable.field != null)
			.filter(Boolean::booleanValue)
			.count();
		if (sources != 1) {
			this.problems.add(path + " (" + variable.name + ") has " + ((sources == 0) ? "no value" : "several values")
					+ "; allowed is one of value, secret with key, and field");
		}
		else if (secret) {
			this.checks.required(path + ".secret", variable.secret, Rule.DNS_NAME);
			this.checks.required(path + ".key", variable.key, Rule.FILE);
		}
	}

	private List<Inputs.ConfigurationFile> configuration() {
		Set<Object> taken = new HashSet<>();
		return this.checks.elements("configuration", this.args.configuration, (path, file) -> {
			this.checks.distinct(path + ".name", file.name, taken);
			Output<String> content = later(file.content);
			boolean base64 = given(file.base64);
			if (base64) { // a secret, so that no message contains the content
				content = new LaterValue(path + ".content", BASE64).check(content.asSecret(), this.problems);
			}
			return new Inputs.ConfigurationFile(text(file.name), content, base64,
					Optional.ofNullable(file.mode).filter(MODE).map((mode) -> Integer.parseInt(mode, OCTAL)),
					Optional.ofNullable(file.path));
		});
	}

	private void distinctPaths(Inputs.Storage storage, Inputs.Container container) {
		Set<Object> taken = new HashSet<>(List.of(storage.first().mountPath()));
		this.checks.elements("volumes", this.args.volumes, (path, volume) -> {
			this.checks.distinct(path + ".mountPath", volume.mountPath, taken);
			return volume;
		});
		List<Inputs.ConfigurationFile> files = container.configuration();
		if (files.stream().anyMatch((file) -> file.path().isEmpty())) {
			this.checks.distinct("configurationPath", container.configurationPath(), taken);
		}
		for (int i = 0; i < files.size(); i++) {
			String name = files.get(i).name();
			int index = i;
			files.get(i)
				.path()
				.ifPresent((folder) -> this.checks.distinct("configuration[" + index + "].path", folder + "/" + name,
						taken));
		}
		this.checks.elements("temporaryPaths", container.temporaryPaths(), (path, folder) -> {
			this.checks.distinct(path, folder, taken);
			return folder;
		});
	}

	private List<Inputs.Egress> egress() {
		return this.checks.elements("egress", this.args.egress, (path, egress) -> {
			either(path, egress.namespace, egress.cidr);
			return new Inputs.Egress(number(egress.port), Optional.ofNullable(egress.namespace),
					Optional.ofNullable(egress.cidr));
		});
	}

	private Map<String, String> labels() {
		Map<String, String> labels = new TreeMap<>();
		Set<Object> taken = new HashSet<>(KEPT_LABELS);
		this.checks.elements("labels", this.args.labels, (path, label) -> {
			this.checks.distinct(path + ".name", label.name, taken);
			labels.put(text(label.name), text(label.value));
			return label;
		});
		return labels;
	}

}
