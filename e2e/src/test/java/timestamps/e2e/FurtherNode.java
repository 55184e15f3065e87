package timestamps.e2e;

import java.time.Duration;
import java.time.Instant;

import org.awaitility.Awaitility;

/**
 * A further node of the cluster, removed at the end.
 *
 * @param number from 2 to 4
 */
public record FurtherNode(int number) implements AutoCloseable {

	/** Adds the node, or starts it again. Returns when it is ready. */
	public static FurtherNode add(int number) {
		FurtherNode node = new FurtherNode(number);
		node.command("add");
		return node;
	}

	public String name() {
		return "timestamps-node" + this.number;
	}

	public void powerOff() {
		command("power-off");
	}

	public void powerOn() {
		command("add");
	}

	public void cut() {
		command("cut");
	}

	public void mend() {
		command("mend");
	}

	/** Waits until the cluster has noticed the node's condition. */
	public void awaitReady(String status) {
		Awaitility.await(name() + " to be Ready: " + status)
			.atMost(Duration.ofMinutes(2))
			.until(() -> Shell
				.run("kubectl", "get", "node", name(), "-o",
						"jsonpath={.status.conditions[?(@.type==\"Ready\")].status}")
				.equals(status));
	}

	/**
	 * Waits until the node's heartbeat, which is due every 10 s, is overdue: before that,
	 * nobody can tell that the node is lost.
	 */
	public void awaitOverdue() {
		Awaitility.await("the heartbeat of " + name() + " to be overdue").atMost(Duration.ofMinutes(1)).until(() -> {
			Instant last = Instant.parse(Shell.run("kubectl", "-n", "kube-node-lease", "get", "lease", name(), "-o",
					"jsonpath={.spec.renewTime}"));
			return last.isBefore(Instant.now().minusSeconds(13));
		});
	}

	/** Tells the cluster that the node is off, as an administrator would. */
	public void taintOutOfService() {
		Shell.run("kubectl", "taint", "node", name(), "node.kubernetes.io/out-of-service=nodeshutdown:NoExecute");
	}

	public void removeTaint() {
		Shell.run("kubectl", "taint", "node", name(), "node.kubernetes.io/out-of-service-");
	}

	private void command(String verb) {
		Shell.run("cluster/node", verb, String.valueOf(this.number));
	}

	@Override
	public void close() {
		command("remove");
	}

}
