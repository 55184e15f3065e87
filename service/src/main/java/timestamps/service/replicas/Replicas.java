package timestamps.service.replicas;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.netty.channel.ChannelOption;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import timestamps.service.replicas.PeerNames.Peer;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The whole set, seen from this replica: all are asked at once, each with a deadline of
 * its own, so that one which hangs or is gone delays nobody.
 */
@Component
public class Replicas {

	static final Duration DEADLINE = Duration.ofMillis(700);

	private static final int CONCURRENT = 128;

	private final ThisReplica self;

	private final PeerNames names;

	private final WebClient client;

	Replicas(ThisReplica self, PeerNames names) {
		this.self = self;
		this.names = names;
		HttpClient http = HttpClient.create()
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) DEADLINE.toMillis())
			.responseTimeout(DEADLINE);
		this.client = WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
	}

	/**
	 * {@return every replica, in the order of the names' numbers}
	 */
	public Mono<List<Replica>> all() {
		return this.names.find()
			.flatMapMany(Flux::fromIterable)
			.flatMap(this::ask, CONCURRENT)
			.mergeWith(self())
			.collectList()
			.map(this::complete);
	}

	/**
	 * {@return this replica alone}
	 */
	Mono<Replica> self() {
		return Mono.fromCallable(this.self::describe).subscribeOn(Schedulers.boundedElastic());
	}

	private Mono<Replica> ask(Peer peer) {
		return this.client.get()
			.uri("http://" + peer.authority() + "/replicas/self")
			.retrieve()
			.bodyToMono(Replica.class)
			.timeout(DEADLINE)
			.onErrorResume((error) -> Mono.just(Replica.silent(peer.name())));
	}

	/**
	 * Puts them in order and adds the ones that are missing in between: a set numbers its
	 * pods without gaps.
	 */
	private List<Replica> complete(List<Replica> found) {
		Map<PodName, Replica> replicas = new TreeMap<>();
		found.forEach((replica) -> replicas.put(PodName.of(replica.name()), replica));
		List.copyOf(replicas.keySet())
			.stream()
			.filter((name) -> found.size() > 1)
			.flatMap(PodName::before)
			.forEach((name) -> replicas.putIfAbsent(name, Replica.silent(name.toString())));
		return List.copyOf(replicas.values());
	}

	/**
	 * The name of a set's pod: the set's, a dash, a number. Any other name has no number.
	 */
	private record PodName(String stem, int ordinal) implements Comparable<PodName> {

		private static final Comparator<PodName> ORDER = Comparator.comparing(PodName::stem)
			.thenComparingInt(PodName::ordinal);

		static PodName of(String name) {
			int dash = name.lastIndexOf('-');
			String number = name.substring(dash + 1);
			return (dash > 0 && number.matches("\\d{1,4}"))
					? new PodName(name.substring(0, dash), Integer.parseInt(number)) : new PodName(name, -1);
		}

		Stream<PodName> before() {
			return IntStream.range(0, Math.max(0, this.ordinal)).mapToObj((number) -> new PodName(this.stem, number));
		}

		@Override
		public int compareTo(PodName other) {
			return ORDER.compare(this, other);
		}

		@Override
		public String toString() {
			return (this.ordinal < 0) ? this.stem : this.stem + "-" + this.ordinal;
		}

	}

}
