package timestamps.service.replicas;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
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

	/** A set has 100 replicas at the most. */
	private static final int MOST = 100;

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
			.map((address) -> new Peer(podName(address), address.getHostAddress() + ":" + this.port))
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

	private String podName(InetAddress address) {
		String literal = address.getHostAddress();
		String host = address.getCanonicalHostName();
		String name = host.split("\\.")[0];
		if (host.equals(literal)) {
			return literal;
		}
		return name.equals(literal.replaceAll("[.:]", "-")) ? numbered(address) : name;
	}

	/**
	 * Of an address that is in a second Service, too, DNS may tell the name that it has
	 * there, which is made of the address. The pods' names are tried the other way round.
	 */
	private String numbered(InetAddress address) {
		String set = PodName.of(this.properties.replica()).stem();
		return IntStream.range(0, MOST)
			.mapToObj((number) -> set + "-" + number)
			.filter((name) -> isOf(name, address))
			.findFirst()
			.orElse(address.getHostAddress());
	}

	private boolean isOf(String name, InetAddress address) {
		try {
			return List.of(InetAddress.getAllByName(name + "." + this.properties.peers())).contains(address);
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
