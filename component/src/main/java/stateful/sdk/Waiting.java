package stateful.sdk;

import java.util.concurrent.CompletableFuture;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.deployment.DeploymentInstance;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import org.jspecify.annotations.Nullable;

/**
 * Waits for values while a component is declared. A waiting thread may meanwhile run
 * other tasks of the SDK, which remove the thread's deployment when they end: this class
 * restores it after each wait.
 */
public final class Waiting {

	private Waiting() {
	}

	/**
	 * {@return a value, or null if it is unknown, for which no public method returns}
	 * @param output the value to wait for
	 * @throws java.util.concurrent.CompletionException if it failed
	 */
	public static <T> @Nullable T on(Output<T> output) {
		return on(Internal.of(output).getValueNullable());
	}

	/**
	 * {@return a value}
	 * @param value the value to wait for
	 * @throws java.util.concurrent.CompletionException if it failed
	 */
	public static <T> T on(CompletableFuture<T> value) {
		DeploymentInstance deployment = DeploymentInstanceHolder.getInstanceNoThrow();
		try {
			return value.join();
		}
		finally {
			DeploymentInstanceHolder.setInstance(deployment);
		}
	}

}
