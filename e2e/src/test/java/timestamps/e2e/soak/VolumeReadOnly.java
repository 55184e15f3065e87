package timestamps.e2e.soak;

import java.time.Instant;

import io.fabric8.kubernetes.api.model.Pod;

/**
 * Makes the kernel turn a replica's volume read-only, as after an error; then repairs the
 * disk and deletes the pod.
 */
final class VolumeReadOnly implements Fault {

	@Override
	public String name() {
		return "volume-read-only";
	}

	@Override
	public Description description() {
		return new Description("a replica's volume turns read-only after an error, and is repaired",
				"answers of 503 from that replica, and its connections when its process ends");
	}

	@Override
	public Toll strike(Target target) throws Exception {
		Pod pod = target.victim();
		Disks.Disk disk = target.disk(pod);
		disk.breakDown();
		Instant known = target.awaitOutOfService(pod);
		disk.unmount();
		target.client().resource(pod).delete();
		Target.await("the pod to give the volume back", () -> !disk.isInUse());
		disk.repairAndMount();
		target.awaitReplacementOf(pod);
		target.awaitWell();
		return Toll.connectionsOf(Target.name(pod), known.plus(Target.PROXY));
	}

}
