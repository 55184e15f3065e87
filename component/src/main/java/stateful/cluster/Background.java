package stateful.cluster;

import java.util.concurrent.Executor;

/**
 * Threads for tasks that wait: on two processors the common pool has one thread, which
 * Pulumi's SDK needs. They end with the process.
 */
public final class Background {

	/** Starts a thread for each task. */
	public static final Executor THREADS = (task) -> {
		Thread thread = new Thread(task, "cluster");
		thread.setDaemon(true);
		thread.start();
	};

	private Background() {
	}

}
