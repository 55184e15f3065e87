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
import stateful.inputs.Checks;
import stateful.inputs.Declaration;
import stateful.inputs.Inputs;
import stateful.inputs.Ports;
import stateful.inputs.Ports.Port;
import stateful.inputs.Problems;
import stateful.inputs.Quantity;
import stateful.inputs.Rule;
import stateful.overrides.Overrides;

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
		this.problems = problems;
		this.checks = new Checks(problems);
		this.args = this.checks.read("", args);
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
		Port service = new Port(given(this.args.portName), given(this.args.port));
		Inputs.Probes probes = new Inputs.Probes(probe(this.args.startupProbe, service),
				probe(this.args.livenessProbe, service), probe(this.args.readinessProbe, service));
		Inputs.Container container = container(probes);
		Inputs.Storage storage = storage();
		distinctPaths(storage, container);
		Inputs inputs = new Inputs(namespace(name), given(this.args.replicas), given(this.args.podManagement), labels(),
				container, storage, Ports.of(service, peers(service), probes),
				new Inputs.Endpoint(given(this.args.serviceType), given(this.args.servicePort)),
				new Inputs.Network(given(this.args.monitoringNamespace), egress()), overrides());
		Overrides overrides = new Overrides(name, inputs);
		overrides.check(this.problems);
		return inputs.with(overrides.ports());
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
		boolean isNamed = Rule.COMPONENT.holds().test(name); // else that is told
		if (this.args.namespace == null && isNamed) {
			this.problems.check("namespace", name, Rule.NAMESPACE);
		}
		return Objects.requireNonNullElse(this.args.namespace, name);
	}

	private Inputs.Container container(Inputs.Probes probes) {
		return new Inputs.Container(Objects.requireNonNullElse(this.args.image, Output.of("")),
				texts(this.args.command), texts(this.args.arguments), environment(), probes,
				texts(this.args.temporaryPaths), quantity(this.args.temporarySize), given(this.args.configurationPath),
				configuration(), given(this.args.user), quantity(this.args.cpuRequest), quantity(this.args.memoryLimit),
				given(this.args.terminationGraceSeconds));
	}

	private Inputs.Storage storage() {
		this.problems.check("volumeName", this.args.volumeName, VOLUME);
		return new Inputs.Storage(given(this.args.volumeName), text(this.args.mountPath),
				quantity(this.args.storageSize), Optional.ofNullable(this.args.storageClass),
				given(this.args.retainVolumes));
	}

	/** A value that is set: it has a default. */
	private static <T> T given(@Nullable T value) {
		return Objects.requireNonNull(value);
	}

	/** A required value, which is missing only where that is a problem. */
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

	private static Inputs.Probe probe(@Nullable ProbeArgs probe, Port service) {
		return (probe == null) ? new Inputs.Probe(Optional.empty(), service.number()) : new Inputs.Probe(
				Optional.ofNullable(probe.path), Objects.requireNonNullElse(probe.port, service.number()));
	}

	private List<Port> peers(Port service) {
		Set<Object> taken = new HashSet<>(List.of(service.name(), service.number()));
		return this.checks.elements("ports", this.args.ports, (path, port) -> {
			this.checks.distinct(path + ".name", port.name, taken);
			this.checks.distinct(path + ".port", port.port, taken);
			this.problems.check(path + ".name", port.name,
					new Rule((name) -> !name.matches("management(-\\d)?"), "any other name: the probes' port has it"));
			return new Port(text(port.name), number(port.port));
		});
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
			return new Inputs.ConfigurationFile(text(file.name),
					Objects.requireNonNullElse(file.content, Output.of("")));
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
			if (egress.namespace != null && egress.cidr != null) {
				this.problems.add(path + " has a namespace, and a cidr; allowed is one of them, or none");
			}
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
