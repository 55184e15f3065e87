package timestamps.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import org.awaitility.Awaitility;
import timestamps.kit.Shell;

/**
 * A further node of the cluster, removed at the end.
 *
 * @param number from 2 to 4
 */
public record FurtherNode(int number) implements AutoCloseable {

	/** What a pod must tolerate to be scheduled to a reserved node. */
	static final Toleration TOLERATION = new TolerationBuilder().withKey("timestamps/reserved")
		.withOperator("Exists")
		.withEffect("NoSchedule")
		.build();

	/** Adds the node, or starts it again. Returns when it is ready. */
	public static FurtherNode add(int number) {
		FurtherNode node = new FurtherNode(number);
		node.command("add");
		return node;
	}

	/**
	 * Adds the node for pods that tolerate its taint. The taint is set before the node is
	 * ready, so that no other pod is scheduled to it.
	 */
	static FurtherNode reserve(int number) {
		FurtherNode node = new FurtherNode(number);
		CompletableFuture<Void> added = CompletableFuture.runAsync(() -> node.command("add"));
		Awaitility.await("the taint of " + node.name())
			.atMost(Duration.ofMinutes(2))
			.until(() -> added.isCompletedExceptionally() || Shell
				.attempt("kubectl", "taint", "node", node.name(), TOLERATION.getKey() + "=:" + TOLERATION.getEffect(),
						"--overwrite")
				.status() == 0);
		added.join();
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
