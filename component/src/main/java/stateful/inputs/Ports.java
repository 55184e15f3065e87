package stateful.inputs;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ports of a replica.
 *
 * @param service the one that the service is reached on
 * @param peers those that replicas open to one another
 * @param management those that only probes and monitoring know
 * @param further those of containers that overrides add, for replicas and monitoring
 */
public record Ports(Port service, List<Port> peers, List<Port> management, List<Port> further) {

	/**
	 * A port, its name, its protocol, {@code TCP} or {@code UDP}, and its number on the
	 * Service, if that has it.
	 */
	public record Port(String name, int number, String protocol, Optional<Integer> servicePort) {

		public Port(String name, int number) {
			this(name, number, "TCP", Optional.empty());
		}

		/**
		 * {@return the protocol, where it is not Kubernetes' default}
		 */
		public Optional<String> otherProtocol() {
			return Optional.of(this.protocol).filter((protocol) -> !protocol.equals("TCP"));
		}

		/**
		 * {@return the number and the protocol, which no other port has together}
		 */
		public String identity() {
			return this.number + "/" + this.protocol;
		}

	}

	/**
	 * {@return the ports with those that overrides add}
	 */
	Ports with(List<Port> further) {
		return new Ports(this.service, this.peers, this.management, further);
	}

	/**
	 * {@return the ports, with a name that no other has for each that only the probes
	 * tell}
	 */
	public static Ports of(Port service, List<Port> peers, Inputs.Probes probes) {
		List<Port> named = Stream.concat(Stream.of(service), peers.stream()).toList();
		List<Integer> known = named.stream().filter((port) -> port.protocol().equals("TCP")).map(Port::number).toList();
		List<String> taken = named.stream().map(Port::name).toList();
		List<Integer> others = Stream.of(probes.startup(), probes.liveness(), probes.readiness())
			.map(Inputs.Probe::port)
			.filter((port) -> !known.contains(port))
			.distinct()
			.toList();
		List<String> free = IntStream.iterate(1, (number) -> number + 1)
			.mapToObj(Ports::managementName)
			.filter((name) -> !taken.contains(name))
			.limit(others.size())
			.toList();
		List<Port> management = IntStream.range(0, others.size())
			.mapToObj((index) -> new Port(free.get(index), others.get(index)))
			.toList();
		return new Ports(service, peers, management, List.of());
	}

	private static String managementName(int number) {
		return (number > 1) ? "management-" + number : "management";
	}

	/**
	 * {@return the ports that the Service has}
	 */
	public List<Port> exposed() {
		return amongReplicas().stream().filter((port) -> port.servicePort().isPresent()).toList();
	}

	/**
	 * {@return every port that the service's container declares}
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
	 * {@return the ports that are open to replicas alone}
	 */
	public List<Port> internal() {
		return Stream.concat(this.peers.stream(), this.further.stream()).toList();
	}

	/**
	 * {@return what monitoring may read: the probes' ports, or else the service's, and
	 * those of further containers}
	 */
	public List<Port> monitored() {
		return Stream
			.concat(this.management.isEmpty() ? Stream.of(this.service) : this.management.stream(),
					this.further.stream())
			.toList();
	}

	/**
	 * {@return the name of a port of the container}
	 */
	public String nameOf(int number) {
		return all().stream()
			.filter((port) -> port.number() == number && port.protocol().equals("TCP"))
			.findFirst()
			.orElseThrow()
			.name();
	}

}
