package stateful.objects;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import com.pulumi.core.Output;
import stateful.cluster.Cluster;
import stateful.sdk.Background;

/**
 * Explains why a deployment waits, while it does: for replicas that do not become ready,
 * or for an address that a cluster without load balancers never gives.
 */
public final class Waits {

	private static final int SECONDS_BETWEEN_LOOKS = 5;

	private final Consumer<String> warn;

	private final Cluster cluster;

	/**
	 * Prepares explanations.
	 * @param warn takes them, from another thread
	 * @param cluster shows the causes
	 */
	public Waits(Consumer<String> warn, Cluster cluster) {
		this.warn = warn;
		this.cluster = cluster;
	}

	/** Explains the wait for replicas and, after it, for an address. */
	public void explain(ServiceContext context, Output<String> ready, Output<String> url) {
		until(ready, new ReplicaWait(context, this.cluster, this.warn));
		if (context.inputs().endpoint().serviceType().equals("LoadBalancer")) {
			ready.applyValue((set) -> until(url, new AddressWait(context, this.cluster, this.warn)));
		}
	}

	/** Looks at the cluster repeatedly until an event. */
	private static Output<Boolean> until(Output<String> event, Look look) {
		CompletableFuture<String> over = new CompletableFuture<>();
		Background.run(() -> repeat(look, over));
		return event.applyValue(over::complete);
	}

	private static void repeat(Look look, CompletableFuture<String> over) {
		for (int seconds = SECONDS_BETWEEN_LOOKS;; seconds += SECONDS_BETWEEN_LOOKS) {
			try {
				over.get(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
				return;
			}
			catch (TimeoutException ex) {
				look.after(seconds);
			}
			catch (InterruptedException | ExecutionException ex) {
				return;
			}
		}
	}

	/** A look at the object that the deployment waits for. */
	interface Look {

		/**
		 * Warns of the cause, if it is known.
		 * @param seconds how long the wait has lasted
		 */
		void after(int seconds);

	}

}
