package stateful;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import stateful.inputs.Inputs;
import stateful.inputs.Ports;
import stateful.inputs.Ports.Port;
import stateful.inputs.Problems;

/**
 * Reads the ports of a replica and who may reach them, and checks that no two have the
 * same name or number.
 *
 * @param args the inputs, each valid by itself
 * @param problems collects conflicts between them
 */
record PortReader(StatefulServiceArgs args, Problems problems) {

	private static final int HTTP = 80;

	Port service() {
		String name = Objects.requireNonNull(this.args.portName);
		int number = Objects.requireNonNull(this.args.port);
		int fallback = name.matches("https?") ? HTTP : number;
		return new Port(name, number, "TCP", Optional.of(Objects.requireNonNullElse(this.args.servicePort, fallback)));
	}

	List<Port> peers() {
		Port service = service();
		Set<Object> names = new HashSet<>(List.of(service.name()));
		Set<String> numbers = new HashSet<>(List.of(service.identity()));
		Set<String> exposed = new HashSet<>(List.of(service.servicePort().orElseThrow() + "/TCP"));
		return this.problems.elements("ports", this.args.ports, (path, given) -> {
			this.problems.checkUnused(path + ".name", given.name, names);
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
		boolean exposed = Objects.requireNonNull(given.exposed);
		if (given.servicePort != null && !exposed) {
			this.problems.add(path + " has a servicePort, and is not exposed; allowed is one with exposed");
		}
		int number = Objects.requireNonNullElse(given.port, 0);
		return new Port(Objects.requireNonNullElse(given.name, ""), number, Objects.requireNonNull(given.protocol),
				Optional.of(Objects.requireNonNullElse(given.servicePort, number)).filter((port) -> exposed));
	}

	/**
	 * {@return the clients, each with the port that it names, once for each protocol}
	 */
	List<Inputs.Client> clients(Ports ports) {
		return this.problems.elements("clients", this.args.clients, (path, client) -> {
			this.problems.checkOneOrNone(path, client.namespace, client.cidr);
			List<Port> named = ports.amongReplicas()
				.stream()
				.filter((known) -> client.port != null && known.number() == client.port)
				.toList();
			if (named.isEmpty() && client.port != null) {
				this.problems.add(path + ".port", client.port,
						ports.amongReplicas()
							.stream()
							.map((known) -> String.valueOf(known.number()))
							.distinct()
							.collect(Collectors.joining(", ")));
			}
			return new Inputs.Client(named, Optional.ofNullable(client.namespace), Optional.ofNullable(client.cidr));
		});
	}

}
