package timestamps.e2e.soak;

import java.time.Instant;
import java.util.List;

import io.fabric8.kubernetes.api.model.Pod;
import timestamps.e2e.FurtherNode;
import timestamps.kit.Shell;

/** Faults of a second node. */
final class NodeFaults {

	/** Drains a node with two replicas, which move to the first node, one by one. */
	static final Fault DRAINED = Fault.ofNoVisit("node-drained",
			"two replicas move to a second node, and `kubectl drain` of it", NodeFaults::drain);

	/**
	 * Powers a node off, and sets its out-of-service taint. The node's replica starts on
	 * the first node, and the node returns.
	 */
	static final Fault LOST = new Fault("node-lost",
			"a replica moves to a second node, which loses its power; it gets the out-of-service taint",
			"connections to that replica, until a second after it has left the Service", NodeFaults::lose);

	/**
	 * Cuts a node off from the network, while its replica goes on, and connects it again.
	 */
	static final Fault CUT_OFF = new Fault("node-cut-off",
			"a replica moves to a second node, which is cut off from the network, and comes back",
			"connections to that replica, until a second after it has left the Service", NodeFaults::cutOff);

	private NodeFaults() {
	}

	private static void drain(Target target) {
		List<Pod> pods = target.pods();
		try (FurtherNode node = FurtherNode.add(2)) {
			target.evict(pods.get(0));
			target.evict(pods.get(1));
			Shell.run("kubectl", "drain", node.name(), "--delete-emptydir-data", "--ignore-daemonsets",
					"--timeout=180s");
			target.awaitWell();
		}
	}

	private static Toll lose(Target target) {
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
			return Toll.connectionsOf(pod, known);
		}
	}

	private static Toll cutOff(Target target) {
		try (FurtherNode node = FurtherNode.add(2)) {
			Pod pod = target.move(target.victim());
			node.cut();
			Instant known = target.awaitOutOfService(pod);
			node.mend();
			node.awaitReady("True");
			target.awaitWell();
			target.evict(pod);
			return Toll.connectionsOf(pod, known);
		}
	}

}
