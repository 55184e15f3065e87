package timestamps.e2e.soak;

import java.time.Instant;

import io.fabric8.kubernetes.api.model.Pod;

/** Deletes a pod without a grace period: its connections are cut off. */
final class PodDeletedWithoutGrace implements Fault {

	@Override
	public String name() {
		return "pod-deleted-without-grace";
	}

	@Override
	public Description description() {
		return new Description("a pod is deleted without grace",
				"its connections, until a second after it has left the Service");
	}

	@Override
	public Toll strike(Target target) {
		Pod pod = target.victim();
		target.client().resource(pod).withGracePeriod(0).delete();
		Instant known = target.awaitOutOfService(pod);
		target.awaitReplacementOf(pod);
		target.awaitWell();
		return Toll.connectionsOf(Target.name(pod), known.plus(Target.PROXY));
	}

}
