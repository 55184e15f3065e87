package stateful.sdk;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Two workarounds for Pulumi's SDK: skip the class-path scan for resource packages; poll
 * for finished work 50 times a second instead of spinning. Release 1.36.1 spins while it
 * waits, which takes a processor; on two processors with Java 25 an {@code up} never ends
 * (pulumi-java #2270, mended by #2314 after 1.36.1). The loop logs its remaining tasks;
 * this class pauses it there.
 */
public final class PatientSdk {

	/** The loops of the SDK and of its mocks. */
	private static final List<Logger> LOOPS = List.of(new Loop("com.pulumi.deployment.internal.DeploymentImpl"),
			new Loop("com.pulumi.test.internal.PulumiTestInternal"));

	private PatientSdk() {
	}

	/** Must be called before any other code of Pulumi's. */
	public static void install() {
		// Else the SDK loads every class in search of packages, and asks the engine for
		// resources that may not exist.
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

		/** Lets the pool start another thread in place of this one. */
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
