package timestamps.infra;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.pulumi.deployment.Deployment;

/**
 * Says why a deployment waits, once its replicas are ready and it has waited for an
 * address for a while. A cluster without a load balancer never gives one.
 */
final class AddressWait {

	private static final String WHY = "The Service has waited %d s for the address of a load balancer. Has this cluster "
			+ "one (on kind: cloud-provider-kind; on minikube: minikube tunnel)? Without one, "
			+ "`pulumi config set timestamps:serviceType NodePort` avoids the wait.";

	private static final int PATIENCE_SECONDS = 20;

	private AddressWait() {
	}

	static void explain(TimestampService service, Consumer<String> warn) {
		if (Deployment.getInstance().isDryRun()) {
			return; // a preview makes no Service, so nothing waits
		}
		Executor later = CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);
		service.statefulSet().applyValue((ready) -> {
			CompletableFuture<Void> warning = CompletableFuture
				.runAsync(() -> warn.accept(WHY.formatted(PATIENCE_SECONDS)), later);
			return service.endpoint().applyValue((url) -> warning.cancel(false));
		});
	}

}
