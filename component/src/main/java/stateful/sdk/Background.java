package stateful.sdk;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.pulumi.core.Output;
import com.pulumi.core.internal.ContextAwareCompletableFuture;

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

	/** Runs a task of the current deployment. */
	public static void run(Runnable task) {
		ContextAwareCompletableFuture.runAsync(task, THREADS);
	}

	/**
	 * {@return the result of a task of the current deployment}
	 */
	public static <T> Output<T> result(Supplier<T> task) {
		return Output.of(ContextAwareCompletableFuture.supplyAsync(task, THREADS));
	}

}
