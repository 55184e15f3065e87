package timestamps.e2e.soak;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** What a fault may cost visitors. */
@FunctionalInterface
interface Toll {

	/** No failed visit. */
	Toll NOTHING = (failure) -> false;

	boolean covers(Failure failure);

	/** Whatever fails that was sent before a moment, but never a wrong answer. */
	static Toll everythingUntil(Instant back) {
		return (failure) -> failure.kind() != Failure.Kind.WRONG && failure.sent().isBefore(back);
	}

	/**
	 * What was sent before a moment on connections to one replica, or on new ones, whose
	 * replica nobody can tell; other replicas' connections go on.
	 */
	static Toll connectionsOf(String replica, Instant until) {
		return (failure) -> everythingUntil(until).covers(failure)
				&& (failure.replica() == null || failure.replica().equals(replica));
	}

	/** Of what this covers, only failures of some kinds. */
	default Toll only(Failure.Kind first, Failure.Kind... others) {
		Set<Failure.Kind> kinds = EnumSet.of(first, others);
		return (failure) -> kinds.contains(failure.kind()) && covers(failure);
	}

}
