package timestamps.e2e.soak;

import io.fabric8.kubernetes.api.model.Pod;

/** Deletes a pod with its grace period. */
final class PodDeleted implements Fault {

	@Override
	public String name() {
		return "pod-deleted";
	}

	@Override
	public Description description() {
		return new Description("a pod is deleted", "no failed visit");
	}

	@Override
	public Toll strike(Target target) {
		Pod pod = target.victim();
		target.client().resource(pod).delete();
		target.awaitReplacementOf(pod);
		target.awaitWell();
		return Toll.NOTHING;
	}

}
