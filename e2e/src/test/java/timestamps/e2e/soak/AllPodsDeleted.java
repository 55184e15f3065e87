package timestamps.e2e.soak;

import java.util.List;

import io.fabric8.kubernetes.api.model.Pod;

/** Deletes every pod at once, without grace. */
final class AllPodsDeleted implements Fault {

	@Override
	public String name() {
		return "all-pods-deleted";
	}

	@Override
	public Description description() {
		return new Description("all pods are deleted at once, without grace", "every visit, until they are back");
	}

	@Override
	public Toll strike(Target target) {
		List<Pod> pods = target.pods();
		target.client().resourceList(pods.toArray(Pod[]::new)).withGracePeriod(0).delete();
		pods.forEach(target::awaitReplacementOf);
		return Toll.everythingUntil(target.awaitWell().plus(Target.PROXY));
	}

}
