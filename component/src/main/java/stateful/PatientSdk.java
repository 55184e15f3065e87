package stateful;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Has Pulumi's SDK make no objects of resources that others refer to, and look for
 * finished work fifty times a second instead of without a pause. As long as something is
 * under way, an {@code up} of 1.36.1 keeps a processor busy with looking, and on two
 * processors and Java 25 it never ends (pulumi-java #2270, mended by #2314 after 1.36.1).
 * The place to pause is where the loop logs what is left.
 */
public final class PatientSdk {

	/** The SDK's own, and that of its mocks. */
	private static final List<Logger> LOOPS = List.of(new Loop("com.pulumi.deployment.internal.DeploymentImpl"),
			new Loop("com.pulumi.test.internal.PulumiTestInternal"));

	private PatientSdk() {
	}

	/** To be called before anything else of Pulumi's. */
	public static void install() {
		// Else it loads every class, to ask the engine for what may not be there.
		System.setProperty("pulumi.resourcepackages.excludes", "");
		LOOPS.forEach(LogManager.getLogManager()::addLogger);
	}

	private static final class Loop extends Logger {

		Loop(String name) {
			super(name, null);
		}

		@Override
		public void log(Level level, String message) {
			if (message.startsWith("Remaining tasks")) {
				pause();
			}
			super.log(level, message);
		}

		/** In a way that lets the pool put another thread in this one's place. */
		private static void pause() {
			try {
				ForkJoinPool.managedBlock(new Pause());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	private static final class Pause implements ForkJoinPool.ManagedBlocker {

		private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(20);

		private boolean over;

		@Override
		public boolean block() {
			LockSupport.parkNanos(NANOS);
			this.over = true;
			return true;
		}

		@Override
		public boolean isReleasable() {
			return this.over;
		}

	}

}
