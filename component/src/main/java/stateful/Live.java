package stateful;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.pulumi.core.Output;
import com.pulumi.core.internal.ContextAwareCompletableFuture;
import com.pulumi.deployment.Deployment;
import stateful.cluster.Advice;
import stateful.cluster.Background;
import stateful.cluster.Cluster;
import stateful.cluster.Connection;
import stateful.cluster.Snapshot;
import stateful.inputs.Inputs;
import stateful.inputs.Inputs.Volume;
import stateful.objects.ProgramTemplate;
import stateful.objects.Scope;
import stateful.rollout.Guard;
import stateful.state.DeployedSet;
import stateful.state.StackState;
import stateful.volumes.Growth;
import stateful.volumes.LiveClaims;

/**
 * What the cluster has of a deployed service, where it can be read: what a change must
 * not do to it, and what is to be said of it.
 *
 * @param cluster the cluster
 * @param snapshot the service as it was before the deployment
 * @param claims the claims of the replicas that there are to be, by volume
 */
record Live(Cluster cluster, Optional<Snapshot> snapshot, Map<String, LiveClaims> claims) {

	private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

	/**
	 * Looks at a service, if there is one.
	 * @param deployed what the last {@code up} left of its component
	 * @param provider the configuration of the provider, if it is known
	 */
	static Live look(String name, Inputs inputs, List<StackState> deployed,
			Supplier<Optional<Map<String, String>>> provider) {
		Cluster cluster = new Cluster(new Connection(provider));
		Optional<Snapshot> snapshot = DeployedSet.exists(name, deployed) ? cluster.look(inputs.namespace(), name)
				: Optional.empty();
		Scope scope = new Scope(name, inputs, Output.of(inputs.namespace()), null);
		Map<String, LiveClaims> claims = new TreeMap<>();
		snapshot.ifPresent((look) -> inputs.storage()
			.volumes()
			.forEach((volume) -> claims.put(volume.name(), LiveClaims.of(look, volume.name(), scope.claims(volume)))));
		return new Live(cluster, snapshot, claims);
	}

	/**
	 * {@return the claims of a volume}
	 */
	LiveClaims claims(Volume volume) {
		return this.claims.getOrDefault(volume.name(), LiveClaims.UNKNOWN);
	}

	/**
	 * {@return whether a storage class lets volumes grow; nothing if that is not asked
	 * here}
	 * <p>
	 * Tenants of a namespace may be unable to read classes: then the API server decides.
	 */
	Optional<Boolean> letsVolumesGrow(Inputs inputs, String storageClass) {
		return inputs.existingNamespace() ? this.cluster.around(inputs.namespace())
			.flatMap((look) -> look.letsVolumesGrow(storageClass))
			.or(() -> Optional.of(true)) : Optional.empty();
	}

	/**
	 * {@return claims' requests that stay as they are}
	 */
	Map<String, String> kept(Inputs inputs) {
		Map<String, String> kept = new TreeMap<>();
		inputs.storage().volumes().forEach((volume) -> kept.putAll(claims(volume).kept(volume.size())));
		return kept;
	}

	/**
	 * Refuses a change that would stop replicas while others are unavailable.
	 * @throws com.pulumi.exceptions.RunException with those, and why
	 */
	void guard(String name, Inputs inputs, List<StackState> deployed) {
		Guard guard = new Guard(name, inputs, () -> ProgramTemplate.of(name, inputs, deployed));
		Optional<Snapshot> look = this.snapshot;
		while (look.filter(Snapshot::isUndecided).filter(guard::stopsAny).isPresent()) {
			LockSupport.parkNanos(PAUSE);
			look = this.cluster.look(inputs.namespace(), name);
		}
		look.ifPresent(guard::check);
	}

	/** Says which replicas are unavailable, though nothing be changed. */
	void warn(String name, Inputs inputs, Consumer<String> warning) {
		Advice advice = new Advice(inputs.namespace());
		this.snapshot.ifPresent((look) -> look.replicas()
			.stream()
			.filter((replica) -> replica.cause().isPresent())
			.forEach((replica) -> warning.accept(advice.explain(replica, look))));
		kept(inputs).forEach((claim, request) -> warning.accept(claim + " goes on asking for " + request
				+ ": Kubernetes takes that back only to more than its volume has. Set storageSize to more to end it."));
	}

	/**
	 * Waits until the volumes have grown, if they have to.
	 * @param sized known once they were told to
	 * @param error takes why they have not; an output that fails would be told with a
	 * stack trace
	 * @return known once the wait is over
	 */
	Output<?> grown(Scope scope, Output<?> sized, Consumer<String> error) {
		Inputs inputs = scope.inputs();
		List<Volume> growing = inputs.storage()
			.volumes()
			.stream()
			.filter((volume) -> claims(volume).mustGrow(volume.size()))
			.toList();
		if (Deployment.getInstance().isDryRun() || this.snapshot.isEmpty() || growing.isEmpty()) {
			return sized;
		}
		Growth growth = new Growth(() -> this.cluster.look(inputs.namespace(), scope.service()).map(Snapshot::claims),
				() -> LockSupport.parkNanos(PAUSE));
		return sized.apply((patched) -> Output.of(ContextAwareCompletableFuture.supplyAsync(() -> {
			growing.forEach((volume) -> growth.await(scope.claims(volume), volume.size()).ifPresent(error));
			return true;
		}, Background.THREADS)));
	}

}
