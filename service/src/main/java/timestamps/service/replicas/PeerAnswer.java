package timestamps.service.replicas;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import timestamps.service.discovery.Peer;
import timestamps.service.discovery.PodName;
import timestamps.service.visits.Minutes;
import timestamps.service.visits.RecentVisits;
import timestamps.service.visits.VisitView;

/**
 * Checks the answers of other replicas, because another program may answer at a replica's
 * address. The name is the one in DNS, and everything else must have a shape and a size
 * that a replica's log allows.
 */
final class PeerAnswer {

	/** The largest sequence of a log. */
	private static final long LARGEST = 999_999_999_999L;

	/** The largest set. */
	private static final int REPLICAS = 100;

	private static final int LONGEST_TEXT = 100;

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

	private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

	private PeerAnswer() {
	}

	/**
	 * {@return the pulse, with the name that DNS has for the replica}
	 * @param peer the replica that was asked
	 * @param pulse its answer
	 * @throws IllegalArgumentException if the answer cannot be true
	 */
	static Pulse checked(Peer peer, Pulse pulse) {
		Replica replica = pulse.replica();
		require(replica != null && replica.name() != null, "no replica");
		requireCount(replica.visits());
		requireCount((replica.restarts() == null) ? null : replica.restarts().longValue());
		require(replica.version() == null || replica.version().length() <= LONGEST_TEXT, "its version");
		Replica.Volume volume = replica.volume();
		require(volume == null || volume.used() >= 0 && volume.used() <= volume.bytes(), "its volume");
		require(replica.latest() == null || isValid(replica.latest()), "its latest visit");
		require(replica.first() == null || isValid(replica.first()), "its first visit");
		requireMinutes(pulse.minutes());
		checked(peer, pulse.visits());
		return new Pulse(replica.named(name(peer, replica.name())), pulse.minutes(), pulse.newest());
	}

	/**
	 * {@return the same visits}
	 * @param peer the replica that was asked
	 * @param visits its answer
	 * @throws IllegalArgumentException if the answer cannot be true
	 */
	static List<VisitView> checked(Peer peer, List<VisitView> visits) {
		require(visits.size() <= RecentVisits.KEPT, visits.size() + " visits");
		require(visits.stream().allMatch(PeerAnswer::isValid), "a visit of " + peer.name());
		return visits;
	}

	/** If DNS has no names of pods, the name that a replica reports is used. */
	private static String name(Peer peer, String claimed) {
		boolean usable = ADDRESS.matcher(peer.name()).matches() && NAME.matcher(claimed).matches()
				&& PodName.of(claimed).ordinal() < REPLICAS;
		return usable ? claimed : peer.name();
	}

	private static boolean isValid(@Nullable VisitView visit) {
		try {
			return visit != null && visit.sequence() >= 1 && visit.sequence() <= LARGEST
					&& NAME.matcher(visit.replica()).matches()
					&& Instant.parse(visit.utc()).equals(OffsetDateTime.parse(visit.local()).toInstant())
					&& ZoneId.of(visit.zone()).getId().length() <= LONGEST_TEXT;
		}
		catch (DateTimeException | NullPointerException ex) {
			return false;
		}
	}

	private static void requireMinutes(@Nullable Minutes minutes) {
		if (minutes != null) {
			require(minutes.first() != null && minutes.counts() != null && minutes.counts().size() <= Minutes.NUMBER,
					"its minutes");
			minutes.counts().forEach(PeerAnswer::requireCount);
		}
	}

	private static void requireCount(@Nullable Long count) {
		require(count == null || count >= 0 && count <= LARGEST, "the count " + count);
	}

	private static void require(boolean valid, String what) {
		if (!valid) {
			throw new IllegalArgumentException("A replica reported what cannot be true: " + what);
		}
	}

}
