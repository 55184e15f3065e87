package stateful.objects;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import stateful.cluster.Advice;
import stateful.cluster.Cause;
import stateful.cluster.Cluster;
import stateful.cluster.Replica;
import stateful.cluster.Snapshot;

/**
 * Warns once of each replica that does not become ready, with the cause. If the cluster
 * cannot be read, or shows no cause, the warning is general.
 */
final class ReplicaWait implements Waits.Look {

	private static final String GENERAL = "The replicas have not been ready for %1$d s. `kubectl --namespace %2$s describe"
			+ " pods` and `kubectl --namespace %2$s logs %3$s-0` show why. Pods are restricted: if the image writes outside"
			+ " its volume (\"Read-only file system\"), add that folder to temporaryPaths; if it may not read its own files"
			+ " (\"Permission denied\"), set user; if it listens below 1024, or on another port, set port and the probes; if"
			+ " it calls others, set egress; if it is killed (OOMKilled), raise memoryLimit.";

	/** Usually enough to pull an image. */
	private static final int SECONDS_TO_START = 45;

	private static final int SECONDS_FOR_A_REPLICA = 15;

	/**
	 * Longer if the cluster cannot be read: replicas may be starting one after the other.
	 */
	private static final int SECONDS_WITHOUT_A_LOOK = 60;

	private final ServiceContext context;

	private final Cluster cluster;

	private final Consumer<String> warn;

	private final int patience;

	private final Set<String> told = new HashSet<>();

	/**
	 * The causes of the previous look: a cause is reported when it is seen twice in a
	 * row.
	 */
	private Set<String> seen = Set.of();

	private boolean general;

	ReplicaWait(ServiceContext context, Cluster cluster, Consumer<String> warn) {
		this.context = context;
		this.cluster = cluster;
		this.warn = warn;
		this.patience = SECONDS_TO_START + SECONDS_FOR_A_REPLICA * context.inputs().replicas();
	}

	@Override
	public void after(int seconds) {
		Optional<Snapshot> snapshot = this.cluster.look(this.context.inputs().namespace(), this.context.service());
		snapshot.ifPresent(this::explain);
		int patience = snapshot.isPresent() ? this.patience : SECONDS_WITHOUT_A_LOOK;
		if (seconds >= patience && this.told.isEmpty() && !this.general) {
			this.general = true;
			this.warn.accept(GENERAL.formatted(patience, this.context.inputs().namespace(), this.context.service()));
		}
	}

	private void explain(Snapshot snapshot) {
		List<Replica> broken = snapshot.replicas().stream().filter((replica) -> replica.cause().isPresent()).toList();
		for (Replica replica : broken) {
			if (this.seen.contains(key(replica)) && this.told.add(key(replica))) {
				this.warn.accept(new Advice(this.context.inputs().namespace()).explain(replica, snapshot));
			}
		}
		this.seen = broken.stream().map(ReplicaWait::key).collect(Collectors.toSet());
	}

	private static String key(Replica replica) {
		return replica.name() + " " + replica.revision() + " " + replica.cause().map(Cause::kind).orElseThrow();
	}

}
