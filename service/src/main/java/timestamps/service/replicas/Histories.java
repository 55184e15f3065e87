package timestamps.service.replicas;

import java.util.List;
import java.util.function.ToLongFunction;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import timestamps.service.discovery.Peer;
import timestamps.service.discovery.PeerNames;
import timestamps.service.log.VisitLog;
import timestamps.service.visits.History;
import timestamps.service.visits.RecentVisits;
import timestamps.service.visits.VisitView;
import timestamps.service.web.OpenStreams;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;

/** Reads histories of all replicas: from this one's log, or over HTTP. */
@Component
public final class Histories {

	private final ThisReplica self;

	private final VisitLog log;

	private final History history;

	private final PeerNames names;

	private final PeerClient client;

	private final Replicas replicas;

	private final OpenStreams streams;

	Histories(ThisReplica self, VisitLog log, History history, PeerNames names, PeerClient client, Replicas replicas,
			OpenStreams streams) {
		this.self = self;
		this.log = log;
		this.history = history;
		this.names = names;
		this.client = client;
		this.replicas = replicas;
		this.streams = streams;
	}

	/**
	 * Asks each replica for visits.
	 * @param before for the name of a replica, the sequence below which its visits are
	 * read
	 * @return for every replica its newest visits below that, at most
	 * {@value timestamps.service.visits.RecentVisits#KEPT}; none for a replica that does
	 * not answer
	 */
	public Mono<List<Piece>> before(ToLongFunction<String> before) {
		return this.replicas.recent().flatMap((all) -> this.names.find().flatMap((peers) -> {
			Flux<Piece> pieces = Flux.fromIterable(all)
				.map((pulse) -> pulse.replica().name())
				.flatMapSequential((name) -> piece(name, peers, before.applyAsLong(name)));
			return pieces.collectList();
		}));
	}

	private Mono<Piece> piece(String name, List<Peer> peers, long before) {
		return visits(name, peers, before).map((visits) -> new Piece(name, true, visits))
			.onErrorReturn(new Piece(name, false, List.of()))
			.defaultIfEmpty(new Piece(name, false, List.of()));
	}

	private Mono<List<VisitView>> visits(String name, List<Peer> peers, long before) {
		if (name.equals(this.self.name())) {
			return Mono
				.fromCallable(() -> this.log.latest(before, RecentVisits.KEPT).stream().map(VisitView::of).toList())
				.subscribeOn(Schedulers.boundedElastic());
		}
		return Flux.fromIterable(peers)
			.filter((peer) -> peer.name().equals(name))
			.next()
			.flatMap((peer) -> this.client.visits(peer, before, RecentVisits.KEPT));
	}

	/**
	 * Reads a replica's whole history.
	 * @param name the replica's name
	 * @return its visits, oldest first, one on each line; empty if there is no such
	 * replica
	 */
	public Mono<Flux<DataBuffer>> whole(String name) {
		if (name.equals(this.self.name())) {
			return Mono.just(this.history.oldestFirst());
		}
		return this.names.find()
			.flatMapMany(Flux::fromIterable)
			.filter((peer) -> peer.name().equals(name))
			.next()
			.map((peer) -> this.streams.count(OpenStreams.Kind.DOWNLOADS, this.client.history(peer)));
	}

	/**
	 * The answer of a replica.
	 *
	 * @param replica its name
	 * @param answers whether it answered
	 * @param visits newest first
	 */
	public record Piece(String replica, boolean answers, List<VisitView> visits) {
	}

}
