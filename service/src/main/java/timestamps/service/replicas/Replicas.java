package timestamps.service.replicas;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The whole set, seen from this replica at one moment: all are asked at once, each with a
 * deadline of its own, so that one which hangs or is gone delays nobody.
 */
@Component
public final class Replicas {

	private static final int CONCURRENT = 128;

	private final ThisReplica self;

	private final PeerNames names;

	private final PeerClient client;

	Replicas(ThisReplica self, PeerNames names, PeerClient client) {
		this.self = self;
		this.names = names;
		this.client = client;
	}

	/**
	 * {@return every replica's pulse with its newest visits, in the order of the names'
	 * numbers}
	 */
	public Mono<List<Pulse>> all() {
		return this.names.find()
			.flatMapMany(Flux::fromIterable)
			.flatMap(this::ask, CONCURRENT)
			.mergeWith(Mono.fromCallable(this.self::pulse))
			.collectList()
			.map(Replicas::complete);
	}

	private Mono<Pulse> ask(Peer peer) {
		return this.client.pulse(peer).onErrorResume((error) -> Mono.just(Pulse.of(Replica.silent(peer.name()))));
	}

	/**
	 * Puts them in order and adds the ones that are missing in between: a set numbers its
	 * pods without gaps. Of a pod that is being replaced, the one that answers counts.
	 */
	private static List<Pulse> complete(List<Pulse> found) {
		Map<PodName, Pulse> pulses = new TreeMap<>();
		found.stream()
			.sorted(Comparator.comparing((pulse) -> pulse.replica().answers()))
			.forEach((pulse) -> pulses.put(PodName.of(pulse.replica().name()), pulse));
		List.copyOf(pulses.keySet())
			.stream()
			.filter((name) -> found.size() > 1)
			.flatMap(PodName::before)
			.forEach((name) -> pulses.putIfAbsent(name, Pulse.of(Replica.silent(name.toString()))));
		return List.copyOf(pulses.values());
	}

}
