package timestamps.e2e.soak;

import java.util.List;

import io.fabric8.kubernetes.api.model.Pod;
import timestamps.e2e.FurtherNode;
import timestamps.e2e.Shell;

/** Drains a node with two replicas, which move to the first node, one by one. */
final class NodeDrained implements Fault {

	@Override
	public String name() {
		return "node-drained";
	}

	@Override
	public Description description() {
		return new Description("two replicas move to a second node, and `kubectl drain` of it", "no failed visit");
	}

	@Override
	public Toll strike(Target target) {
		List<Pod> pods = target.pods();
		try (FurtherNode node = FurtherNode.add(2)) {
			target.evict(pods.get(0));
			target.evict(pods.get(1));
			Shell.run("kubectl", "drain", node.name(), "--delete-emptydir-data", "--ignore-daemonsets",
					"--timeout=180s");
			target.awaitWell();
		}
		return Toll.NOTHING;
	}

}
