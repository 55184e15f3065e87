package timestamps.service.replicas;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import reactor.core.publisher.Flux;
import timestamps.service.discovery.Peer;
import timestamps.service.discovery.PeerNames;

import org.springframework.stereotype.Component;

/**
 * Every replica, live. While anybody watches, this replica reads one stream of pulses
 * from each of the others, however many watch. If a stream ends or pauses, its replica is
 * silent, and the stream is requested again until pulses come.
 */
@Component
public final class LiveReplicas {

	/** How often DNS is asked for the replicas. */
	private static final Duration LOOK_UP = Duration.ofSeconds(1);

	private static final Duration RETRY = Duration.ofMillis(300);

	/** How long the streams stay open for a page that is reloaded. */
	private static final Duration LINGER = Duration.ofSeconds(5);

	private final ThisReplica self;

	private final PeerNames names;

	private final PeerClient client;

	private final Clock clock;

	private final Flux<List<Pulse>> shared;

	LiveReplicas(ThisReplica self, PeerNames names, PeerClient client, Clock clock) {
		this.self = self;
		this.names = names;
		this.client = client;
		this.clock = clock;
		this.shared = Flux.defer(this::watch).replay(1).refCount(1, LINGER);
	}

	/**
	 * {@return the last pulse of every replica with its newest visits, in the order of
	 * the numbers: as soon as each was heard or found silent, and then at each change}
	 */
	public Flux<List<Pulse>> states() {
		return this.shared;
	}

	private Flux<List<Pulse>> watch() {
		Peer self = Peer.named(this.self.name());
		Flux<List<Peer>> peers = Flux.interval(Duration.ZERO, LOOK_UP)
			.onBackpressureDrop()
			.concatMap((tick) -> this.names.find(), 1)
			.map(LiveReplicas::ordered)
			.distinctUntilChanged()
			.replay(1)
			.refCount();
		Flux<UnaryOperator<KnownReplicas>> listed = Flux.combineLatest(
				Flux.interval(Duration.ZERO, LOOK_UP).onBackpressureDrop(), peers,
				(tick, others) -> (known) -> known.listed(with(self, others), this.clock.instant()));
		Flux<UnaryOperator<KnownReplicas>> others = peers.startWith(List.<Peer>of())
			.buffer(2, 1)
			.flatMapIterable(LiveReplicas::added)
			.flatMap((peer) -> listen(peer, peers), Integer.MAX_VALUE);
		Flux<UnaryOperator<KnownReplicas>> own = this.self.pulses().map((pulse) -> (known) -> known.heard(self, pulse));
		return Flux.merge(own, others, listed)
			.scan(KnownReplicas.none(this.names.isAlone()), (known, change) -> change.apply(known))
			.distinctUntilChanged()
			.skipUntil(KnownReplicas::isComplete)
			.map(KnownReplicas::pulses);
	}

	private static List<Peer> with(Peer self, List<Peer> others) {
		return Stream.concat(Stream.of(self), others.stream()).toList();
	}

	private static List<Peer> added(List<List<Peer>> successive) {
		List<Peer> added = new ArrayList<>(successive.get(successive.size() - 1));
		added.removeAll(successive.get(0));
		return added;
	}

	/** Listens for as long as DNS lists the replica, whatever happens to others. */
	private Flux<UnaryOperator<KnownReplicas>> listen(Peer peer, Flux<List<Peer>> listed) {
		Flux<UnaryOperator<KnownReplicas>> pulses = this.client.pulses(peer)
			.map((pulse) -> (known) -> known.heard(peer, pulse));
		return pulses.onErrorComplete()
			.concatWith(Flux.just((known) -> known.silent(peer)))
			.repeatWhen((ends) -> ends.delayElements(RETRY))
			.takeUntilOther(listed.filter((all) -> !all.contains(peer)))
			.concatWith(Flux.just((known) -> known.left(peer)));
	}

	private static List<Peer> ordered(List<Peer> peers) {
		return peers.stream().sorted(Comparator.comparing(Peer::name).thenComparing(Peer::authority)).toList();
	}

}
