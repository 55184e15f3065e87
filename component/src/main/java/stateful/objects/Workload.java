package stateful.objects;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.pulumi.core.Output;
import com.pulumi.core.internal.OutputData;
import com.pulumi.core.internal.OutputInternal;
import com.pulumi.deployment.Deployment;
import com.pulumi.kubernetes.apps.v1.StatefulSet;
import com.pulumi.kubernetes.apps.v1.StatefulSetArgs;
import com.pulumi.kubernetes.apps.v1.inputs.StatefulSetPersistentVolumeClaimRetentionPolicyArgs;
import com.pulumi.kubernetes.apps.v1.inputs.StatefulSetSpecArgs;
import com.pulumi.kubernetes.core.v1.Service;
import com.pulumi.kubernetes.core.v1.ServiceArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServicePortArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServiceSpecArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.CustomTimeouts;
import stateful.inputs.Inputs;
import stateful.inputs.Ports.Port;

/**
 * The replicas: the StatefulSet with its claims, and the headless Service that names its
 * pods.
 */
public final class Workload {

	/**
	 * A replica that fails right after its first answer does not let the roll-out go on.
	 */
	private static final int SECONDS_TO_PROVE_READY = 1;

	private static final int REVISIONS_KEPT = 5;

	/** Images are pulled and the first replica is scheduled within it. */
	private static final Duration ROLL_OUT = Duration.ofMinutes(3);

	/**
	 * Updates, and all changes of an OrderedReady set, go replica by replica; one takes
	 * seconds, and as long as it may to end.
	 */
	private static final Duration ROLL_OUT_OF_A_REPLICA = Duration.ofSeconds(30);

	/** A start that may take longer lengthens the wait for each replica. */
	private static final int USUAL_START_SECONDS = 120;

	/** Checks of kube-score that do not fit, each with its reason. */
	private static final String WAIVED = String.join(",",
			// No limit on processor time: a throttled JVM starts later, and helps nobody.
			"container-resources",
			// What a digest names cannot have changed since it was pulled.
			"container-image-pull-policy");

	/** A port that is open is all that can be asked of an image that names no probes. */
	private static final String WAIVED_FOR_SAME_PROBES = "pod-probes-identical";

	private final Scope scope;

	private final Output<String> name;

	private final Output<List<String>> claimNames;

	/**
	 * Declares the replicas.
	 * @param replaced whether the deployed set, if there is one, has to be replaced
	 * @param claims what claims that there are ask for, where the program declares them
	 * @param keptRequests claims' requests that stay as they are
	 * @param grown waits until the volumes have the size of the inputs
	 */
	public Workload(Scope scope, boolean replaced, Map<String, String> claims, Map<String, String> keptRequests,
			UnaryOperator<Output<?>> grown) {
		this.scope = scope;
		Service headless = new Service(scope.domain(), headless(scope), scope.child().build());
		Output<String> domain = headless.metadata().applyValue((metadata) -> metadata.name().orElseThrow());
		Duration rollOut = rollOut(scope.inputs().replicas(), scope.inputs().container().terminationGraceSeconds(),
				scope.inputs().container().startSeconds());
		StatefulSet set = new StatefulSet(scope.service(), set(scope, metadata(scope, replaced), domain),
				scope.child()
					.dependsOn(Stream
						.of(ServiceAccess.declare(scope), PullSecret.declare(scope), Volumes.declare(scope, claims))
						.flatMap(List::stream)
						.toList())
					.ignoreChanges("spec.volumeClaimTemplates")
					.customTimeouts(CustomTimeouts.builder().create(rollOut).update(rollOut).build())
					.build());
		Output<?> sized = grown.apply(Volumes.resize(scope, set, keptRequests));
		this.name = set.metadata().applyValue((metadata) -> metadata.name().orElseThrow());
		this.claimNames = Output.tuple(this.name, sized).applyValue((both) -> scope.claims());
	}

	static Duration rollOut(int replicas, int terminationGraceSeconds, int startSeconds) {
		int longer = Math.max(0, startSeconds - USUAL_START_SECONDS);
		return ROLL_OUT
			.plus(ROLL_OUT_OF_A_REPLICA.plusSeconds(terminationGraceSeconds + longer).multipliedBy(replicas));
	}

	private static ServiceArgs headless(Scope scope) {
		return ServiceArgs.builder()
			.metadata(scope.metadata(scope.domain(), Map.of("pulumi.com/skipAwait", "true")))
			.spec(ServiceSpecArgs.builder()
				.clusterIP("None")
				.selector(scope.selector())
				.publishNotReadyAddresses(true)
				.ports(scope.inputs().ports().amongReplicas().stream().map(Workload::port).toList())
				.build())
			.build();
	}

	private static ServicePortArgs port(Port port) {
		return ServicePortArgs.builder()
			.name(port.name())
			.port(port.number())
			.targetPort(port.name())
			.protocol(Scope.given(port.otherProtocol()))
			.build();
	}

	/**
	 * In the preview of a replacement, with something unknown: the provider then leaves
	 * out the API server's check of the new set, which fails while the old one is still
	 * there under the same name (pulumi-kubernetes #3984).
	 */
	private static ObjectMetaArgs metadata(Scope scope, boolean replaced) {
		ObjectMetaArgs metadata = scope.metadata(scope.service(), annotations(scope.inputs()));
		if (!replaced || !Deployment.getInstance().isDryRun()) {
			return metadata;
		}
		Output<Map<String, String>> unknown = new OutputInternal<>(OutputData.unknown());
		return ObjectMetaArgs.builder(metadata).annotations(unknown).build();
	}

	private static StatefulSetArgs set(Scope scope, ObjectMetaArgs metadata, Output<String> domain) {
		return StatefulSetArgs.builder()
			.metadata(metadata)
			.spec(StatefulSetSpecArgs.builder()
				.serviceName(domain)
				.replicas(scope.inputs().replicas())
				.podManagementPolicy(scope.inputs().podManagement())
				.minReadySeconds(SECONDS_TO_PROVE_READY)
				.revisionHistoryLimit(REVISIONS_KEPT)
				.selector(scope.replicas())
				.template(new ReplicaPod(scope).template(Configuration.declare(scope)))
				.volumeClaimTemplates(Volumes.templates(scope))
				.persistentVolumeClaimRetentionPolicy(retention())
				.build())
			.build();
	}

	private static Map<String, String> annotations(Inputs inputs) {
		Inputs.Probes probes = inputs.container().probes();
		boolean sameProbes = probes.liveness().equals(probes.readiness());
		return Map.of("pulumi.com/waitFor", rolledOut(inputs), "kube-score/ignore",
				sameProbes ? WAIVED + "," + WAIVED_FOR_SAME_PROBES : WAIVED);
	}

	/**
	 * When a roll-out is over. Left to itself, provider 4.25.0 may take the status of
	 * before an update for that of after it (pulumi-kubernetes #3329); conditions of
	 * one's own are only looked at once the set's controller has seen the update.
	 */
	private static String rolledOut(Inputs inputs) {
		String all = "=" + inputs.replicas() + "\"";
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

	/**
	 * {@return the name of the set, once its replicas are ready}
	 */
	public Output<String> name() {
		return this.name;
	}

	/**
	 * {@return the claims' names in ordinal order}
	 */
	public Output<List<String>> claimNames() {
		return this.claimNames;
	}

	/**
	 * {@return the identity of a replica's pod, once the set has made it}
	 */
	Output<String> podId(int ordinal) {
		return Output.format("%s/%s-%s", this.scope.namespace(), this.name, ordinal);
	}

}
