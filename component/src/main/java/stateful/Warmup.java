package stateful;

import stateful.cluster.Connection;

/** What a process does beside its start, on another processor. */
public final class Warmup {

	private Warmup() {
	}

	/**
	 * Loads what it takes to look at the cluster, which is a second of processor time. To
	 * be called before {@code Pulumi.run}, which it does not delay.
	 */
	public static void start() {
		Connection.warmUp();
	}

}
