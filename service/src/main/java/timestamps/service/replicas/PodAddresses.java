package timestamps.service.replicas;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which pod has an address: its name tells, the set's, a dash, a number. Addresses are
 * never resolved back: one has a name in every Service that selects its pod, and DNS
 * tells any of them first. For one caller at a time.
 */
final class PodAddresses {

	/** How many numbers may be missing in a row. */
	private static final int GAP = 10;

	private final Dns dns;

	private final String replica;

	private final String peers;

	private final PodName self;

	private volatile @Nullable String domain;

	private volatile Map<InetAddress, String> names = Map.of();

	/**
	 * Knows the names of a set.
	 * @param dns where to ask
	 * @param replica the name of a pod of the set
	 * @param peers the name of the headless Service
	 */
	PodAddresses(Dns dns, String replica, String peers) {
		this.dns = dns;
		this.replica = replica;
		this.peers = peers;
		this.self = PodName.of(replica);
	}

	/**
	 * Names what DNS can name. An address that no pod has is about to go or has just
	 * come, and is not worth a name of its own, as long as DNS names pods at all; one
	 * that DNS did name keeps its name.
	 */
	Map<InetAddress, String> name(List<InetAddress> addresses) {
		Map<InetAddress, String> names = numbered(addresses);
		this.names.forEach((address, name) -> {
			if (addresses.contains(address)) {
				names.putIfAbsent(address, name);
			}
		});
		if (names.isEmpty() && lookUp(this.replica).isEmpty()) {
			addresses.forEach((address) -> names.put(address, address.getHostAddress()));
		}
		this.names = Map.copyOf(names);
		return names;
	}

	/** In a set without gaps as many names are asked for as there are addresses. */
	private Map<InetAddress, String> numbered(List<InetAddress> addresses) {
		Map<InetAddress, String> names = new HashMap<>();
		if (this.self.ordinal() < 0) {
			return names;
		}
		int missing = 0;
		for (int ordinal = 0; names.size() < addresses.size() && missing < GAP; ordinal++) {
			String name = new PodName(this.self.stem(), ordinal).toString();
			List<InetAddress> found = lookUp(name);
			missing = found.isEmpty() ? missing + 1 : 0;
			found.stream().filter(addresses::contains).forEach((address) -> names.put(address, name));
		}
		return names;
	}

	private List<InetAddress> lookUp(String pod) {
		try {
			return this.dns.addresses(pod + domain());
		}
		catch (UnknownHostException ex) {
			return List.of();
		}
	}

	/**
	 * What follows a pod's name: everything, up to the root, where this pod's hosts file
	 * tells it. A shorter name of a pod that is away would be asked of every search
	 * domain, and then of the world outside of the cluster.
	 */
	private String domain() {
		String domain = this.domain;
		if (domain == null) {
			String own = this.dns.ownName();
			boolean full = own.startsWith(this.replica + "." + this.peers + ".");
			domain = full ? own.substring(this.replica.length()) + "." : "." + this.peers;
			this.domain = domain;
		}
		return domain;
	}

}
