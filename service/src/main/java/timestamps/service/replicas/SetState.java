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
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import timestamps.service.visits.RecentVisits;
import timestamps.service.visits.VisitView;

/**
 * All that is known of the set at one moment. A replica that fell silent keeps what was
 * last known of it; one that DNS does not name any more keeps its place for a minute,
 * unless a set with those that are named has to have it.
 */
final class SetState {

	static final Duration REMEMBERED = Duration.ofMinutes(1);

	static final SetState EMPTY = new SetState(new TreeMap<>());

	private final SortedMap<PodName, Member> members;

	private SetState(SortedMap<PodName, Member> members) {
		this.members = Collections.unmodifiableSortedMap(members);
	}

	private SetState with(PodName name, Member member) {
		if (member.equals(this.members.get(name))) {
			return this;
		}
		SortedMap<PodName, Member> next = new TreeMap<>(this.members);
		next.put(name, member);
		return new SetState(next);
	}

	/** A replica was heard. */
	SetState heard(Peer peer, Pulse pulse) {
		PodName name = PodName.of(peer.name());
		return with(name, Member.of(peer, pulse, this.members.get(name)));
	}

	/** A replica was not heard, or not any more; of its predecessor that says nothing. */
	SetState silent(Peer peer) {
		PodName name = PodName.of(peer.name());
		Member known = this.members.get(name);
		if (known != null && (!known.peer.equals(peer) || !known.pulse.replica().answers())) {
			return this;
		}
		return with(name, (known != null) ? known.silenced() : Member.unknown(peer));
	}

	/**
	 * DNS does not name it there any more: whoever still answers there is on the way out.
	 */
	SetState left(Peer peer) {
		return this.members.containsKey(PodName.of(peer.name())) ? silent(peer) : this;
	}

	/**
	 * DNS named these, and no others; one that is alone has no others to miss.
	 */
	SetState named(List<Peer> peers, boolean alone, Instant now) {
		Set<PodName> names = names(peers);
		SortedMap<PodName, Member> next = new TreeMap<>();
		this.members.forEach((name, member) -> {
			Member seen = member.named(names.contains(name), now);
			if (seen.missing == null || seen.missing.plus(REMEMBERED).isAfter(now)) {
				next.put(name, seen);
			}
		});
		missing(names, alone).forEach((name) -> next.computeIfAbsent(name,
				(missing) -> this.members.getOrDefault(missing, Member.unknown(new Peer(missing.toString(), "")))));
		return new SetState(next);
	}

	/**
	 * {@return whether each of these, and of those that a set with them has to have, was
	 * heard or was found silent}
	 */
	boolean knows(List<Peer> peers, boolean alone) {
		Set<PodName> names = names(peers);
		return Stream.concat(names.stream(), missing(names, alone)).allMatch(this.members::containsKey);
	}

	private static Set<PodName> names(List<Peer> peers) {
		return peers.stream().map((peer) -> PodName.of(peer.name())).collect(Collectors.toSet());
	}

	private static Stream<PodName> missing(Set<PodName> names, boolean alone) {
		return names.stream().filter((name) -> !alone).flatMap(PodName::before).filter((name) -> !names.contains(name));
	}

	/**
	 * {@return the replicas, in the order of their numbers, each with its newest visits}
	 */
	List<Pulse> pulses() {
		return this.members.values().stream().map((member) -> member.pulse).toList();
	}

	private record Member(Peer peer, Pulse pulse, @Nullable Instant missing) {

		static Member of(Peer peer, Pulse pulse, @Nullable Member known) {
			List<VisitView> newest = new ArrayList<>(pulse.visits());
			long oldest = newest.isEmpty() ? Long.MAX_VALUE : newest.get(newest.size() - 1).sequence();
			if (known != null && !pulse.isOfNewLog(known.pulse)) {
				known.pulse.visits().stream().filter((visit) -> visit.sequence() < oldest).forEach(newest::add);
			}
			List<VisitView> kept = List.copyOf(newest.subList(0, Math.min(newest.size(), RecentVisits.KEPT)));
			return new Member(peer, new Pulse(pulse.replica(), pulse.minutes(), kept), null);
		}

		static Member unknown(Peer peer) {
			return new Member(peer, Pulse.of(Replica.silent(peer.name())), null);
		}

		Member silenced() {
			return new Member(this.peer,
					new Pulse(this.pulse.replica().silenced(), this.pulse.minutes(), this.pulse.newest()),
					this.missing);
		}

		Member named(boolean named, Instant now) {
			if (named) {
				return (this.missing != null) ? new Member(this.peer, this.pulse, null) : this;
			}
			return (this.missing != null) ? this : new Member(this.peer, this.pulse, now);
		}

	}

}
