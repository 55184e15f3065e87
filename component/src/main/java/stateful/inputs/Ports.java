package stateful.inputs;

import java.util.List;
import java.util.stream.Stream;

/**
 * The ports of a replica.
 *
 * @param service the one that the service is reached on
 * @param peers those that replicas open to one another
 * @param management those that only probes and monitoring know
 */
public record Ports(Port service, List<Port> peers, List<Port> management) {

	/** A port and its name. */
	public record Port(String name, int number) {
	}

	/**
	 * {@return the ports, with a name for each that only the probes tell}
	 */
	public static Ports of(Port service, List<Port> peers, Inputs.Probes probes) {
		List<Integer> known = Stream.concat(Stream.of(service), peers.stream()).map(Port::number).toList();
		List<Integer> others = Stream.of(probes.startup(), probes.liveness(), probes.readiness())
			.map(Inputs.Probe::port)
			.filter((port) -> !known.contains(port))
			.distinct()
			.toList();
		List<Port> management = others.stream()
			.map((port) -> new Port(managementName(others.indexOf(port)), port))
			.toList();
		return new Ports(service, peers, management);
	}

	private static String managementName(int index) {
		return (index > 0) ? "management-" + (index + 1) : "management";
	}

	/**
	 * {@return every port that the container listens on}
	 */
	public List<Port> all() {
		return Stream.of(List.of(this.service), this.peers, this.management).flatMap(List::stream).toList();
	}

	/**
	 * {@return the ports that replicas reach one another on}
	 */
	public List<Port> amongReplicas() {
		return Stream.concat(Stream.of(this.service), this.peers.stream()).toList();
	}

	/**
	 * {@return what monitoring may read: the probes' ports, or else the service's}
	 */
	public List<Port> monitored() {
		return this.management.isEmpty() ? List.of(this.service) : this.management;
	}

	/**
	 * {@return the name of a port of the container}
	 */
	public String nameOf(int number) {
		return all().stream().filter((port) -> port.number() == number).findFirst().orElseThrow().name();
	}

}
