package timestamps.service.replicas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The whole set, seen from this replica at one moment: all are asked at once, each with a
 * deadline of its own, so that one which hangs or is gone delays nobody.
 */
@Component
public final class Replicas {

	private static final int CONCURRENT = 128;

	/** As often as replicas tell what is new. */
	private static final Duration RECENT = ThisReplica.TICK;

	private final ThisReplica self;

	private final PeerNames names;

	private final PeerClient client;

	private final Mono<List<Pulse>> recentOthers;

	Replicas(ThisReplica self, PeerNames names, PeerClient client) {
		this.self = self;
		this.names = names;
		this.client = client;
		this.recentOthers = Mono.defer(this::others).cache(RECENT);
	}

	/**
	 * Asks before anybody else does: the first time takes longer than later deadlines,
	 * DNS's as well as the others'.
	 */
	@EventListener(ApplicationStartedEvent.class)
	void warmUp() {
		Flux.interval(Duration.ZERO, Duration.ofSeconds(1)).take(3).concatMap((tick) -> recent()).subscribe();
	}

	/**
	 * {@return every replica's pulse with its newest visits, in the order of the names'
	 * numbers: what the others said up to a quarter of a second ago, however many ask,
	 * and what this one says now}
	 */
	public Mono<List<Pulse>> recent() {
		return this.recentOthers.map(this::withSelf);
	}

	private Mono<List<Pulse>> others() {
		return this.names.find().flatMapMany(Flux::fromIterable).flatMap(this::ask, CONCURRENT).collectList();
	}

	private List<Pulse> withSelf(List<Pulse> others) {
		List<Pulse> all = new ArrayList<>(others);
		all.add(this.self.pulse());
		return complete(all);
	}

	private Mono<Pulse> ask(Peer peer) {
		return this.client.pulse(peer).onErrorResume((error) -> Mono.just(Pulse.of(Replica.silent(peer.name()))));
	}

	/**
	 * Puts them in order and adds the ones that are missing in between: a set numbers its
	 * pods without gaps. Of a pod that is being replaced, the one that answers counts.
	 */
	private List<Pulse> complete(List<Pulse> found) {
		Map<PodName, Pulse> pulses = new TreeMap<>();
		found.stream()
			.sorted(Comparator.comparing((pulse) -> pulse.replica().answers()))
			.forEach((pulse) -> pulses.put(PodName.of(pulse.replica().name()), pulse));
		List.copyOf(pulses.keySet())
			.stream()
			.filter((name) -> !this.names.isAlone())
			.flatMap(PodName::before)
			.forEach((name) -> pulses.putIfAbsent(name, Pulse.of(Replica.silent(name.toString()))));
		return List.copyOf(pulses.values());
	}

}
