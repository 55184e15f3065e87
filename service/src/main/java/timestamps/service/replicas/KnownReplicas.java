package timestamps.service.replicas;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import timestamps.service.discovery.Peer;
import timestamps.service.discovery.PodName;
import timestamps.service.visits.RecentVisits;
import timestamps.service.visits.VisitView;

/**
 * What this replica knows about every replica, itself included, at one moment. The rule
 * for missing replicas: a StatefulSet numbers its pods from 0 without gaps, so every
 * number below a listed one belongs to a replica, which is silent until it is heard. A
 * silent replica keeps what was last known about it. A replica that is no longer listed
 * is kept for a minute, or for as long as a higher-numbered one is listed. Immutable.
 */
final class KnownReplicas {

	static final Duration REMEMBERED = Duration.ofMinutes(1);

	private final boolean alone;

	private final Set<PodName> listed;

	private final SortedMap<PodName, Known> replicas;

	private KnownReplicas(boolean alone, Set<PodName> listed, SortedMap<PodName, Known> replicas) {
		this.alone = alone;
		this.listed = listed;
		this.replicas = Collections.unmodifiableSortedMap(replicas);
	}

	/** Nothing is known yet. If this replica is alone, no other is ever missing. */
	static KnownReplicas none(boolean alone) {
		return new KnownReplicas(alone, Set.of(), new TreeMap<>());
	}

	private KnownReplicas with(PodName name, Known replica) {
		if (replica.equals(this.replicas.get(name))) {
			return this;
		}
		SortedMap<PodName, Known> next = new TreeMap<>(this.replicas);
		next.put(name, replica);
		return new KnownReplicas(this.alone, this.listed, next);
	}

	/** A replica was heard. */
	KnownReplicas heard(Peer peer, Pulse pulse) {
		return with(peer.pod(), Known.heard(peer, pulse, this.replicas.get(peer.pod())));
	}

	/**
	 * A replica is not heard, or no longer. That says nothing about another pod of the
	 * same name, at another address.
	 */
	KnownReplicas silent(Peer peer) {
		Known known = this.replicas.get(peer.pod());
		if (known != null && (!known.peer.equals(peer) || !known.pulse.replica().answers())) {
			return this;
		}
		return with(peer.pod(), (known != null) ? known.silenced() : Known.silent(peer));
	}

	/** A replica is no longer listed at its address: if it answers, it is ending. */
	KnownReplicas left(Peer peer) {
		return this.replicas.containsKey(peer.pod()) ? silent(peer) : this;
	}

	/** These replicas are listed, and no others. */
	KnownReplicas listed(List<Peer> peers, Instant now) {
		Set<PodName> names = peers.stream().map(Peer::pod).collect(Collectors.toSet());
		Set<PodName> missing = names.stream()
			.filter((name) -> !this.alone)
			.flatMap(PodName::lower)
			.filter((name) -> !names.contains(name))
			.collect(Collectors.toSet());
		SortedMap<PodName, Known> next = new TreeMap<>();
		missing.forEach((name) -> next.put(name, Known.silent(Peer.named(name.toString()))));
		this.replicas.forEach((name, replica) -> {
			Known known = replica.unlisted(names.contains(name) ? null : now);
			if (missing.contains(name) || known.isRemembered(now)) {
				next.put(name, known);
			}
		});
		return new KnownReplicas(this.alone, names, next);
	}

	/** Every replica that is known is listed. */
	KnownReplicas allListed() {
		return listed(this.replicas.values().stream().map(Known::peer).toList(), Instant.EPOCH);
	}

	/** Whether each replica that is listed was heard or found silent. */
	boolean isComplete() {
		return !this.listed.isEmpty() && this.replicas.keySet().containsAll(this.listed);
	}

	/** Every replica with its newest visits, in the order of the numbers. */
	List<Pulse> pulses() {
		return this.replicas.values().stream().map(Known::pulse).toList();
	}

	/** What is known about one replica; {@code unlisted}: since when it is not listed. */
	private record Known(Peer peer, Pulse pulse, @Nullable Instant unlisted) {

		static Known heard(Peer peer, Pulse pulse, @Nullable Known known) {
			List<VisitView> newest = new ArrayList<>(pulse.visits());
			long oldest = newest.isEmpty() ? Long.MAX_VALUE : newest.get(newest.size() - 1).sequence();
			if (known != null && !pulse.isOfNewLog(known.pulse)) {
				known.pulse.visits().stream().filter((visit) -> visit.sequence() < oldest).forEach(newest::add);
			}
			List<VisitView> kept = List.copyOf(newest.subList(0, Math.min(newest.size(), RecentVisits.KEPT)));
			return new Known(peer, new Pulse(pulse.replica(), pulse.minutes(), kept), null);
		}

		static Known silent(Peer peer) {
			return new Known(peer, Pulse.of(Replica.silent(peer.name())), null);
		}

		Known silenced() {
			Pulse silent = new Pulse(this.pulse.replica().silenced(), this.pulse.minutes(), this.pulse.newest());
			return new Known(this.peer, silent, this.unlisted);
		}

		Known unlisted(@Nullable Instant now) {
			return (this.unlisted != null && now != null) ? this : new Known(this.peer, this.pulse, now);
		}

		boolean isRemembered(Instant now) {
			return this.unlisted == null || this.unlisted.plus(REMEMBERED).isAfter(now);
		}

	}

}
