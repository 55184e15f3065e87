package timestamps.e2e.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.fabric8.kubernetes.api.model.Pod;
import timestamps.e2e.Processes;

/** Faults of pods and of their processes. */
final class PodFaults {

	/** Deletes a pod with its grace period. */
	static final Fault DELETED = Fault.ofNoVisit("pod-deleted", "a pod is deleted", (target) -> {
		Pod pod = target.victim();
		target.client().resource(pod).delete();
		target.awaitReplacementOf(pod);
		target.awaitWell();
	});

	/** Deletes a pod without a grace period: its connections are cut off. */
	static final Fault DELETED_WITHOUT_GRACE = new Fault("pod-deleted-without-grace", "a pod is deleted without grace",
			"its connections, until a second after it has left the Service", PodFaults::deleteWithoutGrace);

	/** Deletes every pod at once, without grace. */
	static final Fault ALL_DELETED = Fault.ofEveryVisit("all-pods-deleted",
			"all pods are deleted at once, without grace", "every visit, until they are back", (target) -> {
				List<Pod> pods = target.pods();
				target.client().resourceList(pods.toArray(Pod[]::new)).withGracePeriod(0).delete();
				pods.forEach(target::awaitReplacementOf);
			});

	/**
	 * Drains the node of one pod after the other. A drain of all pods would never end on
	 * the only node: the budget lets no second pod go before the first is back.
	 */
	static final Fault EVICTED = Fault.ofNoVisit("pods-evicted",
			"`kubectl drain` and `uncordon`, for one pod after the other",
			(target) -> target.pods().forEach(target::evict));

	/** Sends SIGKILL to a replica's process, which the kubelet then starts again. */
	static final Fault PROCESS_KILLED = new Fault("process-killed", "a replica's process gets a SIGKILL",
			"its connections, until a second after it has left the Service", PodFaults::killProcess);

	/** Stops a replica's process, for less time than its liveness probe permits. */
	static final Fault FROZEN = new Fault("replica-frozen", "a replica's process is stopped (SIGSTOP) for 20 s",
			"its connections, until a second after its probe has failed", PodFaults::freeze);

	private PodFaults() {
	}

	private static Toll deleteWithoutGrace(Target target) {
		Pod pod = target.victim();
		target.client().resource(pod).withGracePeriod(0).delete();
		Instant known = target.awaitOutOfService(pod);
		target.awaitReplacementOf(pod);
		target.awaitWell();
		return Toll.connectionsOf(pod, known);
	}

	private static Toll killProcess(Target target) {
		Pod pod = target.victim();
		Processes.kill(process(pod));
		Instant known = target.awaitOutOfService(pod);
		target.awaitWell();
		return Toll.connectionsOf(pod, known);
	}

	private static Toll freeze(Target target) throws InterruptedException {
		Pod pod = target.victim();
		long process = process(pod);
		Instant end = Instant.now().plus(Duration.ofSeconds(20));
		Instant known;
		Processes.signal(process, "STOP");
		try {
			known = target.awaitOutOfService(pod);
			Time.passUntil(end);
		}
		finally {
			Processes.signal(process, "CONT");
		}
		target.awaitWell();
		return Toll.connectionsOf(pod, known);
	}

	private static long process(Pod pod) {
		return Processes.ofPod(pod.getMetadata().getUid());
	}

}
