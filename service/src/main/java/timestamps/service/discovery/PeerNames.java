package timestamps.service.discovery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import timestamps.service.ServiceProperties;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds the other replicas in DNS: the headless Service's name has the address of every
 * pod, ready or not. All replicas listen on the same port.
 */
@Component
public class PeerNames {

	/** How long a look-up may take. */
	public static final Duration DEADLINE = Duration.ofMillis(250);

	/** How long an answer of DNS is shared. */
	private static final Duration FRESH = Duration.ofMillis(250);

	private final Dns dns;

	private final ServiceProperties properties;

	private final int port;

	private final PodAddresses pods;

	private final Mono<List<Peer>> answer = Mono.fromCallable(this::resolve)
		.subscribeOn(Schedulers.boundedElastic())
		.cache((peers) -> FRESH, (error) -> FRESH, () -> FRESH);

	private volatile List<Peer> latest = List.of();

	PeerNames(Dns dns, ServiceProperties properties, @Value("${server.port}") int port) {
		this.dns = dns;
		this.properties = properties;
		this.port = port;
		this.pods = new PodAddresses(dns, properties.replica(), properties.peers());
	}

	/**
	 * {@return all other replicas; if DNS does not answer in time, those of its last
	 * answer. A late answer is used the next time}
	 */
	public Mono<List<Peer>> find() {
		if (isAlone()) {
			return Mono.just(List.of());
		}
		return this.answer.timeout(DEADLINE).onErrorResume((error) -> Mono.just(this.latest));
	}

	/**
	 * {@return whether the settings name no headless Service: then there are no others,
	 * whatever this replica's name is}
	 */
	public boolean isAlone() {
		return this.properties.peers().isBlank();
	}

	List<Peer> resolve() throws UnknownHostException {
		List<InetAddress> others = this.dns.addresses(this.properties.peers())
			.stream()
			.filter((address) -> !isOwn(address))
			.toList();
		this.latest = this.pods.name(others)
			.entrySet()
			.stream()
			.filter((name) -> !name.getValue().equals(this.properties.replica()))
			.map((name) -> new Peer(name.getValue(), authority(name.getKey())))
			.toList();
		return this.latest;
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
