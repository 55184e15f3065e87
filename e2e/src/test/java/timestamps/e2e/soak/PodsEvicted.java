package timestamps.e2e.soak;

import io.fabric8.kubernetes.api.model.Pod;
import timestamps.e2e.Shell;

/**
 * Drains the node of one pod after the other. A drain of all pods would never end on the
 * only node: the budget lets no second pod go before the first is back.
 */
final class PodsEvicted implements Fault {

	private static final String NODE = "timestamps";

	@Override
	public String name() {
		return "pods-evicted";
	}

	@Override
	public Description description() {
		return new Description("`kubectl drain` and `uncordon`, for one pod after the other", "no failed visit");
	}

	@Override
	public Toll strike(Target target) {
		for (Pod pod : target.pods()) {
			try {
				Shell.run("kubectl", "drain", NODE, "--delete-emptydir-data", "--ignore-daemonsets", "--timeout=90s",
						"--pod-selector=statefulset.kubernetes.io/pod-name=" + Target.name(pod));
			}
			finally {
				Shell.run("kubectl", "uncordon", NODE);
			}
			target.awaitReplacementOf(pod);
			target.awaitWell();
		}
		return Toll.NOTHING;
	}

}
