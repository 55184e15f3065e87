package stateful;

import java.util.HashMap;
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
import stateful.inputs.Binding;
import stateful.inputs.Declaration;
import stateful.inputs.Inputs;
import stateful.inputs.Ports;
import stateful.inputs.Problems;
import stateful.inputs.Rule;
import stateful.objects.ServiceContext;
import stateful.overrides.Overrides;

/**
 * Reads the inputs of a component, and collects the problems. An invalid value reads as
 * its default, so that all problems are found. An input's field declares what concerns
 * this input alone; this class checks what concerns several, and computes defaults that
 * derive from others.
 */
final class InputReader {

	private final StatefulServiceArgs args;

	private final Problems problems;

	private final Rule namespace;

	private InputReader(StatefulServiceArgs args, Problems problems) {
		this.problems = problems;
		this.namespace = Boolean.TRUE.equals(args.existingNamespace) ? Rule.EXISTING_NAMESPACE : Rule.NAMESPACE;
		this.args = problems.checkDeclared(args, Map.of("namespace", this.namespace));
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
		PortReader ports = new PortReader(this.args, this.problems);
		FileReader files = new FileReader(this.args, this.problems);
		Map<String, Object> derived = new HashMap<>();
		derived.put("namespace", namespace(name));
		derived.put("labels", labels());
		derived.put("overrides", overrides());
		derived.put("volumes", files.volumes());
		derived.put("servicePort", ports.service().servicePort().orElseThrow());
		environment();
		files.check();
		probes();
		Ports all = Ports.of(ports.service(), ports.peers(), Binding.of(Inputs.Probes.class, this.args, Map.of()));
		derived.put("ports", all);
		derived.put("clients", ports.clients(all));
		this.problems.elements("egress", this.args.egress, (path, egress) -> {
			this.problems.checkOneOrNone(path, egress.namespace, egress.cidr);
			return egress;
		});
		Inputs inputs = Binding.of(Inputs.class, this.args, derived);
		Overrides overrides = new Overrides(name, inputs);
		overrides.check(this.problems);
		return inputs.with(overrides.ports());
	}

	private String namespace(String name) {
		boolean isNamed = Rule.COMPONENT.holds().test(name); // else that is told
		if (this.args.namespace == null && isNamed) {
			this.problems.check("namespace", name, this.namespace);
		}
		return Objects.requireNonNullElse(this.args.namespace, name);
	}

	private Map<String, String> labels() {
		Map<String, String> labels = new TreeMap<>();
		Set<Object> taken = new HashSet<>(ServiceContext.reservedLabels());
		this.problems.elements("labels", this.args.labels, (path, label) -> {
			this.problems.checkUnused(path + ".name", label.name, taken);
			labels.put(Objects.requireNonNullElse(label.name, ""), Objects.requireNonNullElse(label.value, ""));
			return label;
		});
		return labels;
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

	private void environment() {
		Set<Object> taken = new HashSet<>();
		this.problems.elements("environment", this.args.environment, (path, variable) -> {
			this.problems.checkUnused(path + ".name", variable.name, taken);
			source(path, variable);
			return variable;
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
			this.problems.checkSet(path + ".secret", variable.secret, Rule.DNS_NAME);
			this.problems.checkSet(path + ".key", variable.key, Rule.FILE);
		}
	}

	private void probes() {
		this.args.startupProbe = probe("startupProbe", this.args.startupProbe);
		this.args.livenessProbe = probe("livenessProbe", this.args.livenessProbe);
		this.args.readinessProbe = probe("readinessProbe", this.args.readinessProbe);
	}

	/** By default a probe asks the service's own port. */
	private ProbeArgs probe(String input, @Nullable ProbeArgs given) {
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
		probe.port = (probe.port != null) ? probe.port : this.args.port;
		return probe;
	}

}
