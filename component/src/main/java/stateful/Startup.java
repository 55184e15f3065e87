package stateful;

import stateful.cluster.Connection;
import stateful.sdk.PatientSdk;

/** Prepares a process for Pulumi's SDK. */
public final class Startup {

	private Startup() {
	}

	/**
	 * Installs the workarounds of {@link PatientSdk}, and loads the classes for reading
	 * the cluster on another processor, which takes a second of processor time. Must be
	 * called before any other code of Pulumi's, and does not delay it.
	 */
	public static void prepare() {
		PatientSdk.install();
		Connection.warmUp();
	}

}
