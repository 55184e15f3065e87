package timestamps.e2e.soak;

import java.time.Duration;
import java.time.Instant;

import io.fabric8.kubernetes.api.model.Pod;
import timestamps.e2e.Processes;

/**
 * Stops a replica's process, for less time than its liveness probe permits.
 */
final class ReplicaFrozen implements Fault {

	private static final Duration FROZEN = Duration.ofSeconds(20);

	@Override
	public String name() {
		return "replica-frozen";
	}

	@Override
	public Description description() {
		return new Description("a replica's process is stopped (SIGSTOP) for 20 s",
				"its connections, until a second after its probe has failed");
	}

	@Override
	public Toll strike(Target target) throws Exception {
		Pod pod = target.victim();
		long pid = Processes.ofPod(pod.getMetadata().getUid());
		Instant end = Instant.now().plus(FROZEN);
		Instant known;
		Processes.signal(pid, "STOP");
		try {
			known = target.awaitOutOfService(pod);
			Time.passUntil(end);
		}
		finally {
			Processes.signal(pid, "CONT");
		}
		target.awaitWell();
		return Toll.connectionsOf(Target.name(pod), known.plus(Target.PROXY));
	}

}
