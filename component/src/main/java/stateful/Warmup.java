package stateful;

import stateful.cluster.Connection;

/** Loads classes on another processor while the process starts. */
public final class Warmup {

	private Warmup() {
	}

	/**
	 * Loads the classes for reading the cluster, which takes a second of processor time.
	 * Must be called before {@code Pulumi.run}, and does not delay it.
	 */
	public static void start() {
		Connection.warmUp();
	}

}
