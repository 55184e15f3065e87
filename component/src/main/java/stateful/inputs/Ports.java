package stateful.inputs;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ports of a replica.
 *
 * @param service the service's own port
 * @param peers the ports that replicas open to each other
 * @param management the ports of probes and monitoring alone
 * @param further the ports of containers that overrides add, for replicas and monitoring
 */
public record Ports(Port service, List<Port> peers, List<Port> management, List<Port> further) {

	/**
	 * A port with its name, its number, its protocol ({@code TCP} or {@code UDP}), and
	 * its number on the Service, if it is exposed.
	 */
	public record Port(String name, int number, String protocol, Optional<Integer> servicePort) {

		Port(String name, int number) {
			this(name, number, "TCP", Optional.empty());
		}

		/**
		 * {@return the protocol, if it is not Kubernetes' default}
		 */
		public Optional<String> otherProtocol() {
			return Optional.of(this.protocol).filter((protocol) -> !protocol.equals("TCP"));
		}

		/**
		 * {@return number and protocol, which together are unique}
		 */
		public String identity() {
			return this.number + "/" + this.protocol;
		}

	}

	/**
	 * {@return the ports, with the ports that overrides add}
	 */
	Ports with(List<Port> further) {
		return new Ports(this.service, this.peers, this.management, further);
	}

	/**
	 * {@return the ports, with a unique name for each port that only the probes mention}
	 */
	public static Ports of(Port service, List<Port> peers, Inputs.Probes probes) {
		List<Port> named = Stream.concat(Stream.of(service), peers.stream()).toList();
		List<Integer> known = named.stream().filter((port) -> port.protocol().equals("TCP")).map(Port::number).toList();
		List<String> taken = named.stream().map(Port::name).toList();
		List<Integer> others = Stream.of(probes.startupProbe(), probes.livenessProbe(), probes.readinessProbe())
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
	 * {@return the ports on the Service}
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
	 * {@return the ports on which replicas reach each other}
	 */
	public List<Port> amongReplicas() {
		return Stream.concat(Stream.of(this.service), this.peers.stream()).toList();
	}

	/**
	 * {@return the ports that only replicas reach}
	 */
	public List<Port> internal() {
		return Stream.concat(this.peers.stream(), this.further.stream()).toList();
	}

	/**
	 * {@return the ports that monitoring may read: the probes' ports, or else the
	 * service's, and the ports of further containers}
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
