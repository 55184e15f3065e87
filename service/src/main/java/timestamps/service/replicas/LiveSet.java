package timestamps.service.replicas;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

import reactor.core.publisher.Flux;

import org.springframework.stereotype.Component;

/**
 * The whole set as it changes. While somebody looks, this replica has a stream of pulses
 * from each of the others, one for all who look. A stream that ends or pauses means that
 * its replica is silent, and is asked for anew until it comes.
 */
@Component
public final class LiveSet {

	/** How often DNS is asked who belongs to the set. */
	private static final Duration LOOK_UP = Duration.ofSeconds(1);

	private static final Duration RETRY = Duration.ofMillis(300);

	/** Somebody who reloads the page finds the streams still open. */
	private static final Duration LINGER = Duration.ofSeconds(5);

	private final ThisReplica self;

	private final PeerNames names;

	private final PeerClient client;

	private final Clock clock;

	private final Flux<List<Pulse>> shared;

	LiveSet(ThisReplica self, PeerNames names, PeerClient client, Clock clock) {
		this.self = self;
		this.names = names;
		this.client = client;
		this.clock = clock;
		this.shared = Flux.defer(this::watch).replay(1).refCount(1, LINGER);
	}

	/**
	 * {@return every replica's last pulse, with its newest visits, in the order of the
	 * names' numbers; at once when it is known, and then at each change}
	 */
	public Flux<List<Pulse>> states() {
		return this.shared;
	}

	private Flux<List<Pulse>> watch() {
		Peer self = new Peer(this.self.name(), "");
		Flux<List<Peer>> peers = Flux.interval(Duration.ZERO, LOOK_UP)
			.onBackpressureDrop()
			.concatMap((tick) -> this.names.find(), 1)
			.map(LiveSet::ordered)
			.distinctUntilChanged()
			.replay(1)
			.refCount();
		Flux<UnaryOperator<SetState>> named = Flux.combineLatest(
				Flux.interval(Duration.ZERO, LOOK_UP).onBackpressureDrop(), peers,
				(tick, all) -> (state) -> state.named(with(self, all), this.names.isAlone(), this.clock.instant()));
		Flux<UnaryOperator<SetState>> others = peers.startWith(List.<Peer>of())
			.buffer(2, 1)
			.flatMapIterable(LiveSet::added)
			.flatMap((peer) -> listen(peer, peers), Integer.MAX_VALUE);
		Flux<UnaryOperator<SetState>> own = this.self.pulses().map((pulse) -> (state) -> state.heard(self, pulse));
		Flux<SetState> states = Flux.merge(own, others, named)
			.scan(SetState.EMPTY, (state, change) -> change.apply(state))
			.distinctUntilChanged();
		return states.withLatestFrom(peers, Known::new)
			.skipUntil((known) -> known.state().knows(with(self, known.peers()), this.names.isAlone()))
			.map((known) -> known.state().pulses());
	}

	private static List<Peer> added(List<List<Peer>> successive) {
		List<Peer> added = new ArrayList<>(successive.get(successive.size() - 1));
		added.removeAll(successive.get(0));
		return added;
	}

	/** Listens as long as DNS names it, whatever happens to others. */
	private Flux<UnaryOperator<SetState>> listen(Peer peer, Flux<List<Peer>> named) {
		return listen(peer).takeUntilOther(named.filter((all) -> !all.contains(peer)))
			.concatWith(Flux.just((state) -> state.left(peer)));
	}

	private Flux<UnaryOperator<SetState>> listen(Peer peer) {
		Flux<UnaryOperator<SetState>> pulses = this.client.pulses(peer)
			.map((pulse) -> (state) -> state.heard(peer, pulse));
		Flux<UnaryOperator<SetState>> silence = Flux.just((state) -> state.silent(peer));
		return pulses.onErrorComplete().concatWith(silence).repeatWhen((ends) -> ends.delayElements(RETRY));
	}

	private static List<Peer> ordered(List<Peer> peers) {
		return peers.stream().sorted(Comparator.comparing(Peer::name).thenComparing(Peer::authority)).toList();
	}

	private static List<Peer> with(Peer self, List<Peer> others) {
		List<Peer> all = new ArrayList<>(others);
		all.add(self);
		return all;
	}

	private record Known(SetState state, List<Peer> peers) {
	}

}
