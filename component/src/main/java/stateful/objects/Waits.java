package stateful.objects;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.pulumi.core.Output;

/**
 * Says why a deployment waits, once it has waited for a while: for replicas that do not
 * get ready, or for an address that a cluster without a load balancer never gives.
 */
public final class Waits {

	private static final String REPLICAS = "The replicas have not been ready for %1$d s. `kubectl --namespace %2$s describe"
			+ " pods` and `kubectl --namespace %2$s logs %3$s-0` tell why. What pods may do is restricted: an image that"
			+ " writes outside of its volume (\"Read-only file system\") needs that folder in temporaryPaths; one that is"
			+ " refused its own files (\"Permission denied\") needs its user; one that cannot listen below 1024, or listens"
			+ " elsewhere, port and the probes; one that calls others, egress; one that is killed (OOMKilled), a higher"
			+ " memoryLimit.";

	private static final String ADDRESS = "The Service has waited more than %d s for the address of a load balancer. Has"
			+ " this cluster one (on kind: cloud-provider-kind; on minikube: minikube tunnel)? Without one, serviceType"
			+ " NodePort avoids the wait.";

	private static final int SECONDS_FOR_AN_ADDRESS = 20;

	/** Images are pulled within it. */
	private static final int SECONDS_TO_START = 45;

	private static final int SECONDS_FOR_A_REPLICA = 15;

	private final Consumer<String> warn;

	/**
	 * Tells by a logger.
	 * @param warn is called from another thread
	 */
	public Waits(Consumer<String> warn) {
		this.warn = warn;
	}

	/** Explains the wait for replicas and, after it, for an address. */
	public void explain(Scope scope, Output<String> ready, Output<String> url) {
		int patience = SECONDS_TO_START + SECONDS_FOR_A_REPLICA * scope.inputs().replicas();
		cancelledBy(ready, patience, REPLICAS.formatted(patience, scope.inputs().namespace(), scope.service()));
		if (scope.inputs().endpoint().serviceType().equals("LoadBalancer")) {
			ready.applyValue(
					(set) -> cancelledBy(url, SECONDS_FOR_AN_ADDRESS, ADDRESS.formatted(SECONDS_FOR_AN_ADDRESS)));
		}
	}

	private Output<Boolean> cancelledBy(Output<String> event, int patience, String message) {
		Executor later = CompletableFuture.delayedExecutor(patience, TimeUnit.SECONDS);
		CompletableFuture<Void> warning = CompletableFuture.runAsync(() -> this.warn.accept(message), later);
		return event.applyValue((value) -> warning.cancel(false));
	}

}
