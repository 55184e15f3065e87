package timestamps.e2e.soak;

import java.time.Instant;

import io.fabric8.kubernetes.api.model.Pod;

/**
 * Makes the kernel shut a replica's volume down, as after an error: every read and write
 * fails. Then deletes the pod, whose successor mounts the volume again.
 */
final class VolumeFailed implements Fault {

	@Override
	public String name() {
		return "volume-failed";
	}

	@Override
	public Description description() {
		return new Description("a replica's volume fails until its pod is deleted",
				"answers of 503 from that replica, and its connections when its process ends");
	}

	@Override
	public Toll strike(Target target) throws Exception {
		Pod pod = target.victim();
		target.volume(pod).shutDown();
		Instant known = target.awaitOutOfService(pod);
		target.client().resource(pod).delete();
		target.awaitReplacementOf(pod);
		target.awaitWell();
		return Toll.connectionsOf(Target.name(pod), known.plus(Target.PROXY));
	}

}
