package stateful;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.pulumi.core.Output;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Inputs;
import stateful.inputs.Ports;
import stateful.inputs.Ports.Port;
import stateful.inputs.Problems;
import stateful.inputs.Quantity;
import stateful.inputs.Rule;

/**
 * Reads the inputs of a component, and collects what is wrong with them. A bad value
 * reads as its default, so that all of them are found.
 */
final class InputReader {

	private static final Set<String> KEPT_LABELS = Set.of("app.kubernetes.io/name", "app.kubernetes.io/instance",
			"app.kubernetes.io/part-of", "app.kubernetes.io/managed-by", "app.kubernetes.io/version");

	/** What the pod's other volumes are called. */
	private static final Rule VOLUME = new Rule((name) -> !name.matches("tmp(-\\d+)?|configuration"),
			"any other name: the pod has a volume of that one already");

	private final StatefulServiceArgs args;

	private final Problems problems;

	private final Checks checks;

	private InputReader(StatefulServiceArgs args, Problems problems) {
		this.args = args;
		this.problems = problems;
		this.checks = new Checks(problems);
	}

	/**
	 * Reads the inputs and adds what is wrong to the problems.
	 * @return what the service is to be; of use only if there was no problem
	 */
	static Inputs read(String name, StatefulServiceArgs args, Problems problems) {
		if (!Rule.COMPONENT.holds().test(name)) {
			problems.add("the component's name", name, Rule.COMPONENT.allowed());
		}
		return new InputReader(args, problems).read(name);
	}

	private Inputs read(String name) {
		Port service = new Port(text(TextInput.portName, this.args.portName), number(TextInput.port, this.args.port));
		Inputs.Probes probes = new Inputs.Probes(probe("startupProbe", this.args.startupProbe, service),
				probe("livenessProbe", this.args.livenessProbe, service),
				probe("readinessProbe", this.args.readinessProbe, service));
		Inputs.Container container = container(probes);
		Inputs.Storage storage = storage();
		distinctPaths(storage, container);
		return new Inputs(namespace(name), number(TextInput.replicas, this.args.replicas),
				text(TextInput.podManagement, this.args.podManagement), labels(), container, storage,
				Ports.of(service, peers(service), probes),
				new Inputs.Endpoint(text(TextInput.serviceType, this.args.serviceType),
						number(TextInput.servicePort, this.args.servicePort)),
				new Inputs.Network(text(TextInput.monitoringNamespace, this.args.monitoringNamespace), egress()));
	}

	private String namespace(String name) {
		boolean isNamed = Rule.COMPONENT.holds().test(name); // else that is told
		if (this.args.namespace == null && isNamed) {
			this.problems.check("namespace", name, Rule.NAMESPACE);
		}
		return optional(TextInput.namespace, this.args.namespace).orElse(name);
	}

	private Inputs.Container container(Inputs.Probes probes) {
		return new Inputs.Container(this.checks.later("image", this.args.image, Rule.IMAGE),
				texts("command", this.args.command), texts("arguments", this.args.arguments), environment(), probes,
				temporaryPaths(), quantity(TextInput.temporarySize, this.args.temporarySize),
				text(TextInput.configurationPath, this.args.configurationPath), configuration(),
				number(TextInput.user, this.args.user), quantity(TextInput.cpuRequest, this.args.cpuRequest),
				quantity(TextInput.memoryLimit, this.args.memoryLimit),
				number(TextInput.terminationGraceSeconds, this.args.terminationGraceSeconds));
	}

	private Inputs.Storage storage() {
		String volumeName = text(TextInput.volumeName, this.args.volumeName);
		this.problems.check("volumeName", volumeName, VOLUME);
		return new Inputs.Storage(volumeName, required(TextInput.mountPath, this.args.mountPath),
				quantity(TextInput.storageSize, this.args.storageSize),
				optional(TextInput.storageClass, this.args.storageClass), Boolean.TRUE.equals(this.args.retainVolumes));
	}

	private Optional<String> optional(TextInput input, @Nullable Object value) {
		return Optional.ofNullable(value)
			.map(String::valueOf)
			.filter((text) -> this.problems.check(input.name(), text, input.rule()));
	}

	private String text(TextInput input, @Nullable Object value) {
		return optional(input, value).or(input::fallback).orElseThrow();
	}

	private int number(TextInput input, @Nullable Object value) {
		return Integer.parseInt(text(input, value));
	}

	private Quantity quantity(TextInput input, @Nullable Object value) {
		return Quantity.parse(text(input, value)).orElseThrow();
	}

	private String required(TextInput input, @Nullable Object value) {
		if (value == null) {
			this.problems.add(input.name() + " is not set; allowed is " + input.rule().allowed());
		}
		return optional(input, value).orElse("");
	}

	private List<String> texts(String input, @Nullable List<String> values) {
		return this.checks.elements(input, values, (path, value) -> {
			this.checks.check(path, value, Rule.ANYTHING);
			return value;
		});
	}

	private Inputs.Probe probe(String input, @Nullable ProbeArgs probe, Port service) {
		if (probe == null) {
			return new Inputs.Probe(Optional.empty(), service.number());
		}
		this.checks.check(input + ".path", probe.path, Rule.PROBE_PATH);
		if (probe.port != null) {
			this.checks.check(input + ".port", probe.port, Rule.PORT);
		}
		return new Inputs.Probe(Optional.ofNullable(probe.path),
				Objects.requireNonNullElse(probe.port, service.number()));
	}

	private List<Port> peers(Port service) {
		Set<Object> taken = new HashSet<>(List.of(service.name(), service.number()));
		return this.checks.elements("ports", this.args.ports, (path, port) -> {
			this.checks.check(path + ".name", port.name, Rule.PORT_NAME);
			this.checks.check(path + ".port", port.port, Rule.PORT);
			this.checks.distinct(path + ".name", port.name, taken);
			this.checks.distinct(path + ".port", port.port, taken);
			this.problems.check(path + ".name", port.name,
					new Rule((name) -> !name.matches("management(-\\d)?"), "any other name: the probes' port has it"));
			return new Port(Objects.requireNonNullElse(port.name, ""), Objects.requireNonNullElse(port.port, 0));
		});
	}

	private List<Inputs.Variable> environment() {
		Set<Object> taken = new HashSet<>();
		return this.checks.elements("environment", this.args.environment, (path, variable) -> {
			this.checks.check(path + ".name", variable.name, Rule.VARIABLE);
			this.checks.distinct(path + ".name", variable.name, taken);
			source(path, variable);
			Optional<Output<String>> value = Optional.ofNullable(variable.value)
				.map((output) -> this.checks.later(path + ".value", output, Rule.ANYTHING));
			return new Inputs.Variable(Objects.requireNonNullElse(variable.name, ""), value,
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
			return;
		}
		if (variable.field != null) {
			this.checks.check(path + ".field", variable.field, Rule.FIELD);
		}
		if (secret) {
			this.checks.check(path + ".secret", variable.secret, Rule.DNS_NAME);
			this.checks.check(path + ".key", variable.key, Rule.FILE);
		}
	}

	private List<Inputs.ConfigurationFile> configuration() {
		Set<Object> taken = new HashSet<>();
		return this.checks.elements("configuration", this.args.configuration, (path, file) -> {
			this.checks.check(path + ".name", file.name, Rule.FILE);
			this.checks.distinct(path + ".name", file.name, taken);
			return new Inputs.ConfigurationFile(Objects.requireNonNullElse(file.name, ""),
					this.checks.later(path + ".content", file.content, Rule.ANYTHING));
		});
	}

	private List<String> temporaryPaths() {
		List<String> paths = Objects.requireNonNullElse(this.args.temporaryPaths, List.of("/tmp"));
		return this.checks.elements("temporaryPaths", paths, (path, folder) -> {
			this.checks.check(path, folder, Rule.FOLDER);
			return folder;
		});
	}

	private void distinctPaths(Inputs.Storage storage, Inputs.Container container) {
		Set<Object> taken = new HashSet<>(List.of(storage.mountPath()));
		if (!container.configuration().isEmpty()) {
			this.checks.distinct("configurationPath", container.configurationPath(), taken);
		}
		this.checks.elements("temporaryPaths", container.temporaryPaths(), (path, folder) -> {
			this.checks.distinct(path, folder, taken);
			return folder;
		});
	}

	private List<Inputs.Egress> egress() {
		return this.checks.elements("egress", this.args.egress, (path, egress) -> {
			this.checks.check(path + ".port", egress.port, Rule.PORT);
			if (egress.namespace != null) {
				this.checks.check(path + ".namespace", egress.namespace, Rule.DNS_LABEL);
			}
			if (egress.cidr != null) {
				this.checks.check(path + ".cidr", egress.cidr, Rule.BLOCK);
			}
			if (egress.namespace != null && egress.cidr != null) {
				this.problems.add(path + " has a namespace, and a cidr; allowed is one of them, or none");
			}
			return new Inputs.Egress(Objects.requireNonNullElse(egress.port, 0), Optional.ofNullable(egress.namespace),
					Optional.ofNullable(egress.cidr));
		});
	}

	private Map<String, String> labels() {
		Map<String, String> labels = new TreeMap<>();
		Set<Object> taken = new HashSet<>(KEPT_LABELS);
		this.checks.elements("labels", this.args.labels, (path, label) -> {
			this.checks.check(path + ".name", label.name, Rule.LABEL_NAME);
			this.checks.check(path + ".value", label.value, Rule.LABEL_VALUE);
			this.checks.distinct(path + ".name", label.name, taken);
			String name = Objects.requireNonNullElse(label.name, "");
			labels.put(name, Objects.requireNonNullElse(label.value, ""));
			return name;
		});
		return labels;
	}

}
