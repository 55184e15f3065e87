package timestamps.service.discovery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds the pod that has an address, by looking up the names that the set's pods must
 * have. For one caller at a time. Two ways were rejected: addresses are not resolved back
 * to names, because a pod has a name in every Service that selects it, and DNS answers
 * with any of them; and SRV records of the headless Service list the pods' names, but
 * gain nothing. Pods of another set behind the same Service must still be told apart by
 * name, the records are no fresher than the addresses, and Java needs another DNS client.
 */
final class PodAddresses {

	/** After how many missing numbers in a row the search ends. */
	private static final int GAP = 10;

	private final Dns dns;

	private final String replica;

	private final String peers;

	private final PodName self;

	private volatile @Nullable String domain;

	private volatile Map<InetAddress, String> names = Map.of();

	/**
	 * Finds the pods of one set.
	 * @param dns resolves the names
	 * @param replica the name of one of the pods: this one
	 * @param peers the name of the headless Service
	 */
	PodAddresses(Dns dns, String replica, String peers) {
		this.dns = dns;
		this.replica = replica;
		this.peers = peers;
		this.self = PodName.of(replica);
	}

	/**
	 * Finds the pods that have these addresses. An address keeps its name if DNS misses
	 * an answer. An address without a name is left out: its pod is about to end or has
	 * just started. If DNS has no names of pods at all, addresses are the names.
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

	/** Without a gap in the numbers, this looks up one name for each address. */
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
	 * {@return what follows a pod's name: the whole domain with its last dot if this
	 * pod's hosts file has it} A shorter name that is missing would be looked up in every
	 * search domain, and then outside the cluster.
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
