package timestamps.service.replicas;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import timestamps.service.ServiceProperties;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds the other replicas in DNS. The headless Service's name has an address for every
 * pod, ready or not; which is whose, the names of the pods tell: the set's, a dash, a
 * number. They are never resolved back: an address has a name in every Service that
 * selects its pod, and DNS tells any of them first. All replicas listen on the port that
 * this one listens on.
 */
@Component
class PeerNames {

	static final Duration DEADLINE = Duration.ofMillis(250);

	/** All who ask within it get the same answer. */
	private static final Duration FRESH = Duration.ofMillis(250);

	/** How many numbers may be missing in a row. */
	private static final int GAP = 10;

	private final Dns dns;

	private final ServiceProperties properties;

	private final int port;

	private final PodName self;

	private final Mono<List<Peer>> answer = Mono.fromCallable(this::resolve)
		.subscribeOn(Schedulers.boundedElastic())
		.cache((peers) -> FRESH, (error) -> FRESH, () -> FRESH);

	private volatile Map<InetAddress, String> names = Map.of();

	private volatile List<Peer> latest = List.of();

	PeerNames(Dns dns, ServiceProperties properties, @Value("${server.port}") int port) {
		this.dns = dns;
		this.properties = properties;
		this.port = port;
		this.self = PodName.of(properties.replica());
	}

	/**
	 * {@return all but this one; where DNS does not answer in time, those of the last
	 * answer, to which one that comes too late counts}
	 */
	Mono<List<Peer>> find() {
		if (this.properties.peers().isBlank()) {
			return Mono.just(List.of());
		}
		return this.answer.timeout(DEADLINE).onErrorResume((error) -> Mono.just(this.latest));
	}

	List<Peer> resolve() throws UnknownHostException {
		List<InetAddress> others = this.dns.addresses(this.properties.peers())
			.stream()
			.filter((address) -> !isOwn(address))
			.toList();
		Map<InetAddress, String> names = names(others);
		this.names = names;
		this.latest = names.entrySet()
			.stream()
			.filter((name) -> !name.getValue().equals(this.properties.replica()))
			.map((name) -> new Peer(name.getValue(), authority(name.getKey())))
			.toList();
		return this.latest;
	}

	/**
	 * Names what DNS can name. An address that no pod has is about to go or has just
	 * come, and is not worth a name of its own, as long as DNS names pods at all; one
	 * that DNS did name keeps its name.
	 */
	private Map<InetAddress, String> names(List<InetAddress> addresses) {
		Map<InetAddress, String> names = numbered(addresses);
		this.names.forEach((address, name) -> {
			if (addresses.contains(address)) {
				names.putIfAbsent(address, name);
			}
		});
		if (names.isEmpty() && lookUp(this.properties.replica()).isEmpty()) {
			addresses.forEach((address) -> names.put(address, address.getHostAddress()));
		}
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
			return this.dns.addresses(pod + "." + this.properties.peers());
		}
		catch (UnknownHostException ex) {
			return List.of();
		}
	}

	private String authority(InetAddress address) {
		String literal = address.getHostAddress();
		return ((address instanceof Inet6Address) ? "[" + literal + "]" : literal) + ":" + this.port;
	}

	private static boolean isOwn(InetAddress address) {
		try {
			return NetworkInterface.getByInetAddress(address) != null;
		}
		catch (SocketException ex) {
			return false;
		}
	}

}
