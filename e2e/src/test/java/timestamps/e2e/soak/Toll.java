package timestamps.e2e.soak;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import io.fabric8.kubernetes.api.model.Pod;

/** Decides which failures a fault excuses. */
@FunctionalInterface
interface Toll {

	/** No failed visit. */
	Toll NOTHING = (failure) -> false;

	boolean covers(Failure failure);

	/** Excuses every failure of a visit sent before a moment, but no wrong answer. */
	static Toll everythingUntil(Instant back) {
		return (failure) -> failure.kind() != Failure.Kind.WRONG && failure.sent().isBefore(back);
	}

	/**
	 * Excuses failures of visits sent before a moment on connections to one replica, or
	 * on new connections, whose replica is unknown; connections to other replicas must
	 * not fail.
	 */
	static Toll connectionsOf(String replica, Instant until) {
		return (failure) -> everythingUntil(until).covers(failure)
				&& (failure.replica() == null || failure.replica().equals(replica));
	}

	/** The same for a pod that has left the Service, until kube-proxy has noticed. */
	static Toll connectionsOf(Pod pod, Instant left) {
		return connectionsOf(Target.name(pod), left.plus(Target.PROXY));
	}

	/** Excuses, of these failures, only some kinds. */
	default Toll only(Failure.Kind first, Failure.Kind... others) {
		Set<Failure.Kind> kinds = EnumSet.of(first, others);
		return (failure) -> kinds.contains(failure.kind()) && covers(failure);
	}

}
