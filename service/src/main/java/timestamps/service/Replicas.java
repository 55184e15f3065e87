package timestamps.service;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.netty.channel.ChannelOption;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import timestamps.service.PeerNames.Peer;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The whole set, seen from this replica: all are asked at once, each with a deadline of
 * its own, so that one which hangs or is gone delays nobody.
 */
@Component
class Replicas {

	private static final Duration DEADLINE = Duration.ofMillis(700);

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
	Mono<List<Replica>> all() {
		return this.names.find()
			.flatMapMany(Flux::fromIterable)
			.flatMap(this::ask, CONCURRENT)
			.mergeWith(self())
			.collectList()
			.map(this::complete);
	}

	private Mono<Replica> self() {
		return Mono.fromCallable(this.self::describe).subscribeOn(Schedulers.boundedElastic());
	}

	private Mono<Replica> ask(Peer peer) {
		return this.client.get()
			.uri("http://{address}:{port}/replicas/self", peer.address(), PeerNames.PORT)
			.retrieve()
			.bodyToMono(Replica.class)
			.timeout(DEADLINE)
			.onErrorResume((error) -> Mono.just(Replica.silent(peer.name())));
	}

	/**
	 * Adds the ones that are missing between the others: a set numbers its pods without
	 * gaps.
	 */
	private List<Replica> complete(List<Replica> found) {
		Set<String> names = new HashSet<>();
		found.forEach((replica) -> names.add(replica.name()));
		Set<String> missing = new TreeSet<>();
		names.forEach((name) -> {
			for (int ordinal = ordinal(name) - 1; ordinal >= 0; ordinal--) {
				missing.add(stem(name) + ordinal);
			}
		});
		missing.removeAll(names);
		return Stream.concat(found.stream(), missing.stream().map(Replica::silent))
			.filter((replica) -> names.add(replica.name()) || found.contains(replica))
			.distinct()
			.sorted(Comparator.comparing((Replica replica) -> stem(replica.name()))
				.thenComparingInt((replica) -> ordinal(replica.name())))
			.toList();
	}

	private static String stem(String name) {
		return name.substring(0, name.lastIndexOf('-') + 1);
	}

	private static int ordinal(String name) {
		String number = name.substring(name.lastIndexOf('-') + 1);
		return (number.matches("\\d{1,4}") && name.contains("-")) ? Integer.parseInt(number) : 0;
	}

}
