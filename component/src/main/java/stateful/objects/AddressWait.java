package stateful.objects;

import java.util.function.Consumer;

import stateful.cluster.Cluster;
import stateful.cluster.Snapshot;

/** Warns that a Service waits for its address, with the cluster's own message. */
final class AddressWait implements Waits.Look {

	private static final String ADDRESS = "The Service has waited more than %d s for the address of a load balancer. Does"
			+ " this cluster have load balancers (on kind: cloud-provider-kind; on minikube: minikube tunnel)? If not,"
			+ " serviceType NodePort avoids the wait.";

	private static final int PATIENCE = 20;

	private final ServiceContext context;

	private final Cluster cluster;

	private final Consumer<String> warn;

	private boolean told;

	AddressWait(ServiceContext context, Cluster cluster, Consumer<String> warn) {
		this.context = context;
		this.cluster = cluster;
		this.warn = warn;
	}

	@Override
	public void after(int seconds) {
		if (seconds < PATIENCE || this.told) {
			return;
		}
		this.told = true;
		String event = this.cluster.look(this.context.inputs().namespace(), this.context.service())
			.flatMap(Snapshot::warningOfTheService)
			.map((message) -> " The cluster says: " + message)
			.orElse("");
		this.warn.accept(ADDRESS.formatted(PATIENCE) + event);
	}

}
