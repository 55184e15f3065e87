package stateful;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import stateful.cluster.Advice;
import stateful.cluster.Cluster;
import stateful.cluster.Connection;
import stateful.cluster.Snapshot;
import stateful.inputs.Inputs;
import stateful.inputs.Inputs.Volume;
import stateful.objects.ProgramTemplate;
import stateful.objects.ServiceContext;
import stateful.options.Places;
import stateful.rollout.Drift;
import stateful.rollout.Guard;
import stateful.sdk.Background;
import stateful.state.DeployedSet;
import stateful.state.StackState;
import stateful.state.TemplateShape;
import stateful.volumes.Growth;
import stateful.volumes.LiveClaims;

/**
 * A deployed service in the cluster, if it can be read: refuses dangerous changes, and
 * warns of unavailable replicas.
 *
 * @param cluster the cluster
 * @param snapshot the service before the deployment
 * @param claims the claims of all wanted replicas, by volume
 */
record Live(Cluster cluster, Optional<Snapshot> snapshot, Map<String, LiveClaims> claims) {

	private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

	/**
	 * Reads a service, if it is deployed.
	 * @param deployed the component's state after the last {@code up}
	 * @param provider the configuration of the provider, if it is known
	 */
	static Live look(String name, Inputs inputs, List<StackState> deployed,
			Supplier<Optional<Map<String, String>>> provider) {
		Cluster cluster = new Cluster(new Connection(provider));
		Optional<Snapshot> snapshot = DeployedSet.exists(name, deployed) ? cluster.look(inputs.namespace(), name)
				: Optional.empty();
		ServiceContext context = new ServiceContext(name, inputs, Output.of(inputs.namespace()), null);
		Map<String, LiveClaims> claims = new TreeMap<>();
		snapshot.ifPresent((look) -> inputs.storage()
			.volumes()
			.forEach(
					(volume) -> claims.put(volume.name(), LiveClaims.of(look, volume.name(), context.claims(volume)))));
		return new Live(cluster, snapshot, claims);
	}

	/**
	 * {@return the claims of a volume}
	 */
	LiveClaims claims(Volume volume) {
		return this.claims.getOrDefault(volume.name(), LiveClaims.UNKNOWN);
	}

	/**
	 * {@return whether a storage class lets volumes grow; empty if the program reads the
	 * class through the provider}
	 * <p>
	 * Users of a namespace may be unable to read classes: then the API server decides.
	 */
	Optional<Boolean> letsVolumesGrow(Inputs inputs, String storageClass) {
		return inputs.existingNamespace() ? this.cluster.around(inputs.namespace())
			.flatMap((look) -> look.letsVolumesGrow(storageClass))
			.or(() -> Optional.of(true)) : Optional.empty();
	}

	/**
	 * {@return the requests of claims that must not change}
	 */
	Map<String, String> kept(Inputs inputs) {
		Map<String, String> kept = new TreeMap<>();
		inputs.storage().volumes().forEach((volume) -> kept.putAll(claims(volume).kept(volume.storageSize())));
		return kept;
	}

	/**
	 * {@return the claims that can grow before the set is ready}
	 */
	Set<String> bound() {
		return this.claims.values().stream().flatMap(LiveClaims::bound).collect(Collectors.toSet());
	}

	/**
	 * Refuses a change that would stop replicas while others are unavailable.
	 * @throws com.pulumi.exceptions.RunException with these replicas and the reasons
	 */
	void guard(String name, Inputs inputs, Places places, List<StackState> deployed) {
		Optional<String> shape = TemplateShape.recorded(places, deployed.get(0));
		Guard guard = new Guard(name, inputs, () -> ProgramTemplate.of(name, inputs, deployed),
				(wanted) -> shape.filter((last) -> !last.equals(TemplateShape.of(wanted))).isPresent());
		Optional<Snapshot> look = this.snapshot;
		while (look.filter(Snapshot::isUndecided).filter(guard::stopsAny).isPresent()) {
			LockSupport.parkNanos(PAUSE);
			look = this.cluster.look(inputs.namespace(), name);
		}
		look.ifPresent(guard::check);
	}

	/**
	 * Warns of unavailable replicas, even if nothing changes, and of a set that a plain
	 * {@code up} would not mend.
	 */
	void warn(String name, Inputs inputs, List<StackState> deployed, Consumer<String> warning) {
		Optional<JsonObject> live = this.snapshot.flatMap(Snapshot::set).map((set) -> set.getAsJsonObject("spec"));
		DeployedSet.spec(name, deployed)
			.filter((remembered) -> live.filter((now) -> Drift.isBetween(remembered, now)).isPresent())
			.ifPresent((remembered) -> warning.accept("StatefulSet " + name
					+ " is not as the last `up` left it, as after an"
					+ " interrupted `up` or a change by hand. Pulumi does not look at it: `pulumi up --refresh` makes it"
					+ " what the program says."));
		Advice advice = new Advice(inputs.namespace());
		this.snapshot.ifPresent((look) -> look.replicas()
			.stream()
			.filter((replica) -> replica.cause().isPresent())
			.forEach((replica) -> warning.accept(advice.explain(replica, look))));
		kept(inputs).forEach((claim, request) -> warning.accept(claim + " still requests " + request
				+ ": Kubernetes permits a smaller request only if it exceeds the volume. Set a larger storageSize."));
	}

	/**
	 * Waits until the volumes have grown, if they have to.
	 * @param sized known once the claims have their new requests
	 * @param warning reports why a wait takes long
	 * @param error takes the reason if they do not grow; a failed output would show a
	 * stack trace
	 * @return known once the wait is over
	 */
	Output<?> grown(ServiceContext context, Output<?> sized, Consumer<String> warning, Consumer<String> error) {
		Inputs inputs = context.inputs();
		List<Volume> growing = inputs.storage()
			.volumes()
			.stream()
			.filter((volume) -> claims(volume).mustGrow(volume.storageSize()))
			.toList();
		if (Deployment.getInstance().isDryRun() || this.snapshot.isEmpty() || growing.isEmpty()) {
			return sized;
		}
		Growth growth = new Growth(() -> this.cluster.look(inputs.namespace(), context.service()).map(Snapshot::claims),
				() -> LockSupport.parkNanos(PAUSE), warning);
		return sized.apply((patched) -> Background.result(() -> {
			growing.forEach((volume) -> growth.await(context.claims(volume), volume.storageSize()).ifPresent(error));
			return true;
		}));
	}

}
