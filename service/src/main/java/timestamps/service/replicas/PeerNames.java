package timestamps.service.replicas;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import timestamps.service.ServiceProperties;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds the other replicas in DNS: the headless Service's name has an address for every
 * pod, ready or not, and each address resolves back to its pod's name. All of them listen
 * on the port that this one listens on.
 */
@Component
class PeerNames {

	static final Duration DEADLINE = Duration.ofMillis(250);

	private final ServiceProperties properties;

	private final int port;

	private volatile List<Peer> latest = List.of();

	PeerNames(ServiceProperties properties, @Value("${server.port}") int port) {
		this.properties = properties;
		this.port = port;
	}

	/**
	 * {@return all but this one; where DNS does not answer in time, those of the last
	 * answer}
	 */
	Mono<List<Peer>> find() {
		if (this.properties.peers().isBlank()) {
			return Mono.just(List.of());
		}
		return Mono.fromCallable(this::resolve)
			.subscribeOn(Schedulers.boundedElastic())
			.doOnNext((peers) -> this.latest = peers)
			.timeout(DEADLINE)
			.onErrorResume((error) -> Mono.just(this.latest));
	}

	private List<Peer> resolve() throws UnknownHostException {
		return Stream.of(InetAddress.getAllByName(this.properties.peers()))
			.filter((address) -> !isOwn(address))
			.parallel()
			.flatMap((address) -> name(address.getCanonicalHostName(), address.getHostAddress()).stream()
				.map((name) -> new Peer(name, address.getHostAddress() + ":" + this.port)))
			.filter((peer) -> !peer.name().equals(this.properties.replica()))
			.toList();
	}

	private static boolean isOwn(InetAddress address) {
		try {
			return NetworkInterface.getByInetAddress(address) != null;
		}
		catch (SocketException ex) {
			return false;
		}
	}

	/**
	 * The pod that an address belongs to; none as long as DNS knows the address and not
	 * yet its pod, and names it after itself.
	 * @param host what the address resolves back to: itself where nobody names addresses
	 */
	static Optional<String> name(String host, String address) {
		if (host.equals(address)) {
			return Optional.of(address);
		}
		return Optional.of(host.split("\\.")[0]).filter((name) -> !name.equals(address.replaceAll("[.:]", "-")));
	}

}
