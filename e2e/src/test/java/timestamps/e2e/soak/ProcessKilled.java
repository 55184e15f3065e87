package timestamps.e2e.soak;

import java.time.Instant;

import io.fabric8.kubernetes.api.model.Pod;
import timestamps.e2e.Processes;

/** Sends SIGKILL to a replica's process, which the kubelet then starts again. */
final class ProcessKilled implements Fault {

	@Override
	public String name() {
		return "process-killed";
	}

	@Override
	public Description description() {
		return new Description("a replica's process gets a SIGKILL",
				"its connections, until a second after it has left the Service");
	}

	@Override
	public Toll strike(Target target) {
		Pod pod = target.victim();
		Processes.kill(Processes.ofPod(pod.getMetadata().getUid()));
		Instant known = target.awaitOutOfService(pod);
		target.awaitWell();
		return Toll.connectionsOf(Target.name(pod), known.plus(Target.PROXY));
	}

}
