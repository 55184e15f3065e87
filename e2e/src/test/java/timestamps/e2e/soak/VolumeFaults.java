package timestamps.e2e.soak;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import io.fabric8.kubernetes.api.model.Pod;
import timestamps.e2e.Volume;

/** Faults of a replica's volume. */
final class VolumeFaults {

	/** Fills a replica's volume for a while. */
	static final Fault FULL = new Fault("volume-full", "a replica's volume is full",
			"answers of 503, from that replica", VolumeFaults::fill);

	/**
	 * Makes the kernel shut a replica's volume down, as after an error: every read and
	 * write fails. Then deletes the pod, whose successor mounts the volume again.
	 */
	static final Fault FAILED = new Fault("volume-failed", "a replica's volume fails until its pod is deleted",
			"answers of 503 from that replica, and its connections when its process ends", VolumeFaults::shutDown);

	/** Blocks writes to a replica's volume for most of the time. */
	static final Fault SLOW = Fault.ofNoVisit("volume-slow",
			"a replica's volume writes for 100 ms of each half second, for 15 s", "slower answers from that replica",
			VolumeFaults::slowDown);

	private VolumeFaults() {
	}

	private static Toll fill(Target target) throws InterruptedException, IOException {
		Pod pod = target.victim();
		Volume volume = target.volume(pod);
		try {
			volume.fill();
			target.awaitOutOfService(pod);
			Time.pass(Duration.ofSeconds(5));
		}
		finally {
			volume.empty();
		}
		return Toll.connectionsOf(Target.name(pod), target.awaitWell()).only(Failure.Kind.REFUSED);
	}

	private static Toll shutDown(Target target) {
		Pod pod = target.victim();
		target.volume(pod).shutDown();
		Instant known = target.awaitOutOfService(pod);
		target.client().resource(pod).delete();
		target.awaitReplacementOf(pod);
		target.awaitWell();
		return Toll.connectionsOf(pod, known);
	}

	private static void slowDown(Target target) throws InterruptedException {
		Volume volume = target.volume(target.victim());
		Instant end = Instant.now().plus(Duration.ofSeconds(15));
		while (Instant.now().isBefore(end)) {
			volume.freeze(Duration.ofMillis(400));
			Time.pass(Duration.ofMillis(100));
		}
		target.awaitWell();
	}

}
