package timestamps.service.replicas;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import timestamps.service.discovery.Peer;
import timestamps.service.discovery.PeerNames;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Every replica at one moment. All are asked at once, each with a deadline of its own, so
 * that one which hangs or is gone delays nobody.
 */
@Component
public final class Replicas {

	private static final int CONCURRENT = 128;

	private final ThisReplica self;

	private final PeerNames names;

	private final PeerClient client;

	private final Mono<KnownReplicas> recentOthers;

	Replicas(ThisReplica self, PeerNames names, PeerClient client) {
		this.self = self;
		this.names = names;
		this.client = client;
		this.recentOthers = Mono.defer(this::others).cache(Pulse.TICK);
	}

	/**
	 * Asks before the first visitor does: the first answers of DNS and of the others take
	 * longer than the deadlines.
	 */
	@EventListener(ApplicationStartedEvent.class)
	void warmUp() {
		Flux.interval(Duration.ZERO, Duration.ofSeconds(1)).take(3).concatMap((tick) -> recent()).subscribe();
	}

	/**
	 * {@return the pulse of every replica with its newest visits, in the order of the
	 * numbers. Those of the others are up to a quarter of a second old, however many ask;
	 * this one's is new}
	 */
	public Mono<List<Pulse>> recent() {
		return this.recentOthers.map((others) -> heard(others, "", this.self.pulse()).allListed().pulses());
	}

	/** The replica is known by the name in its pulse: DNS may have an address only. */
	private static KnownReplicas heard(KnownReplicas known, String authority, Pulse pulse) {
		return known.heard(new Peer(pulse.replica().name(), authority), pulse);
	}

	private Mono<KnownReplicas> others() {
		return this.names.find()
			.flatMapMany(Flux::fromIterable)
			.flatMap(this::ask, CONCURRENT)
			.reduce(KnownReplicas.none(this.names.isAlone()), (known, answer) -> answer.apply(known));
	}

	private Mono<UnaryOperator<KnownReplicas>> ask(Peer peer) {
		return this.client.pulse(peer)
			.<UnaryOperator<KnownReplicas>>map((pulse) -> (known) -> heard(known, peer.authority(), pulse))
			.onErrorReturn((known) -> known.silent(peer));
	}

}
