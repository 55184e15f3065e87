package timestamps.e2e.soak;

import java.time.Instant;

import io.fabric8.kubernetes.api.model.Pod;
import timestamps.e2e.FurtherNode;

/**
 * Powers a node off, and tells the cluster so. Its replica goes on on the first node, and
 * the node returns.
 */
final class NodeLost implements Fault {

	@Override
	public String name() {
		return "node-lost";
	}

	@Override
	public Description description() {
		return new Description(
				"a replica moves to a second node, which loses its power; it gets the out-of-service taint",
				"connections to that replica, until a second after it has left the Service");
	}

	@Override
	public Toll strike(Target target) {
		try (FurtherNode node = FurtherNode.add(2)) {
			Pod pod = target.move(target.victim());
			node.powerOff();
			Instant known = target.awaitOutOfService(pod);
			node.awaitReady("Unknown");
			node.taintOutOfService();
			target.awaitReplacementOf(pod);
			target.awaitWell();
			node.powerOn();
			node.removeTaint();
			node.awaitReady("True");
			return Toll.connectionsOf(Target.name(pod), known.plus(Target.PROXY));
		}
	}

}
