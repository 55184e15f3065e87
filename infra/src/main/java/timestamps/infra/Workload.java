package timestamps.infra;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.apps.v1.StatefulSet;
import com.pulumi.kubernetes.apps.v1.StatefulSetArgs;
import com.pulumi.kubernetes.apps.v1.inputs.StatefulSetPersistentVolumeClaimRetentionPolicyArgs;
import com.pulumi.kubernetes.apps.v1.inputs.StatefulSetSpecArgs;
import com.pulumi.kubernetes.core.v1.Service;
import com.pulumi.kubernetes.core.v1.ServiceArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServicePortArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServiceSpecArgs;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.Resource;

/**
 * The replicas: the StatefulSet with its claims, and the headless Service that names its
 * pods.
 */
final class Workload {

	/**
	 * A replica that fails right after its first answer does not let the roll-out go on.
	 */
	private static final int SECONDS_TO_PROVE_READY = 1;

	private static final int REVISIONS_KEPT = 5;

	/** Images are pulled and the first replica is scheduled within it. */
	private static final Duration ROLL_OUT = Duration.ofMinutes(3);

	/**
	 * Updates, and all changes of an OrderedReady set, go replica by replica; one takes
	 * seconds.
	 */
	private static final Duration ROLL_OUT_OF_A_REPLICA = Duration.ofSeconds(30);

	/** Checks of kube-score that do not fit, each with its reason. */
	private static final String WAIVED = String.join(",",
			// No limit on processor time: a throttled JVM starts later, and helps nobody.
			"container-resources",
			// What a digest names cannot have changed since it was pulled.
			"container-image-pull-policy",
			// The pods' spread constraints cover nodes, and zones as well.
			"statefulset-has-host-podantiaffinity");

	private final Scope scope;

	private final Output<String> name;

	private final Output<List<String>> claimNames;

	private final StatefulSet set;

	Workload(Scope scope, Settings settings) {
		this.scope = scope;
		Service headless = new Service(scope.domain(), headless(scope), scope.child().build());
		Output<String> domain = headless.metadata().applyValue((metadata) -> metadata.name().orElseThrow());
		Duration rollOut = ROLL_OUT.plus(ROLL_OUT_OF_A_REPLICA.multipliedBy(settings.replicas()));
		this.set = new StatefulSet(scope.service(), set(scope, domain, settings),
				scope.child()
					.ignoreChanges("spec.volumeClaimTemplates")
					.customTimeouts(CustomTimeouts.builder().create(rollOut).update(rollOut).build())
					.build());
		Volumes.resize(scope, settings, this.set);
		this.name = this.set.metadata().applyValue((metadata) -> metadata.name().orElseThrow());
		this.claimNames = this.name.applyValue((set) -> scope.claims(settings.replicas()));
	}

	private static ServiceArgs headless(Scope scope) {
		return ServiceArgs.builder()
			.metadata(scope.metadata(scope.domain(), Map.of("pulumi.com/skipAwait", "true")))
			.spec(ServiceSpecArgs.builder()
				.clusterIP("None")
				.selector(scope.selector())
				.publishNotReadyAddresses(true)
				.ports(ServicePortArgs.builder()
					.name("http")
					.port(ReplicaContainer.HTTP_PORT)
					.targetPort("http")
					.build())
				.build())
			.build();
	}

	private static StatefulSetArgs set(Scope scope, Output<String> domain, Settings settings) {
		return StatefulSetArgs.builder()
			.metadata(scope.metadata(scope.service(), annotations(settings)))
			.spec(StatefulSetSpecArgs.builder()
				.serviceName(domain)
				.replicas(settings.replicas())
				.podManagementPolicy(settings.podManagement().name())
				.minReadySeconds(SECONDS_TO_PROVE_READY)
				.revisionHistoryLimit(REVISIONS_KEPT)
				.selector(scope.replicas())
				.template(ReplicaPod.template(scope, settings))
				.volumeClaimTemplates(Volumes.template(scope, settings))
				.persistentVolumeClaimRetentionPolicy(retention())
				.build())
			.build();
	}

	private static Map<String, String> annotations(Settings settings) {
		return Map.of("pulumi.com/waitFor", rolledOut(settings), "kube-score/ignore", WAIVED);
	}

	/**
	 * When a roll-out is over. Left to itself, provider 4.25.0 may take the status of
	 * before an update for that of after it (pulumi-kubernetes #3329); conditions of
	 * one's own are only looked at once the set's controller has seen the update.
	 */
	private static String rolledOut(Settings settings) {
		String all = "=" + settings.replicas() + "\"";
		return "[\"jsonpath={.status.updatedReplicas}" + all + ", \"jsonpath={.status.availableReplicas}" + all + "]";
	}

	/**
	 * Claims belong to the namespace: neither a replica that is scaled away nor a set
	 * that has to be replaced takes a history along.
	 */
	private static StatefulSetPersistentVolumeClaimRetentionPolicyArgs retention() {
		return StatefulSetPersistentVolumeClaimRetentionPolicyArgs.builder()
			.whenDeleted("Retain")
			.whenScaled("Retain")
			.build();
	}

	Output<String> name() {
		return this.name;
	}

	Output<List<String>> claimNames() {
		return this.claimNames;
	}

	/**
	 * {@return the identity of a replica's pod, once the set has made it}
	 */
	Output<String> podId(int ordinal) {
		return Output.format("%s/%s-%s", this.scope.namespace(), this.name, ordinal);
	}

	Resource set() {
		return this.set;
	}

}
