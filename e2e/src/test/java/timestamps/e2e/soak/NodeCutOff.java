package timestamps.e2e.soak;

import java.time.Instant;

import io.fabric8.kubernetes.api.model.Pod;
import timestamps.e2e.FurtherNode;

/** Cuts a node off from the network, while its replica goes on, and connects it again. */
final class NodeCutOff implements Fault {

	@Override
	public String name() {
		return "node-cut-off";
	}

	@Override
	public Description description() {
		return new Description("a replica moves to a second node, which is cut off from the network, and comes back",
				"connections to that replica, until a second after it has left the Service");
	}

	@Override
	public Toll strike(Target target) {
		try (FurtherNode node = FurtherNode.add(2)) {
			Pod pod = target.move(target.victim());
			node.cut();
			Instant known = target.awaitOutOfService(pod);
			node.mend();
			node.awaitReady("True");
			target.awaitWell();
			target.evict(pod);
			return Toll.connectionsOf(Target.name(pod), known.plus(Target.PROXY));
		}
	}

}
