package stateful.objects;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.pulumi.core.Output;
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
import stateful.sdk.Outputs;

/**
 * The replicas: the StatefulSet with its claims, and the headless Service that gives its
 * pods names.
 */
public final class Workload {

	/**
	 * If a replica fails right after its first answer, the roll-out stops.
	 */
	private static final int SECONDS_TO_PROVE_READY = 1;

	private static final int REVISIONS_KEPT = 5;

	/** Time to pull images and to schedule the first replica. */
	private static final Duration ROLL_OUT = Duration.ofMinutes(3);

	/**
	 * Time for each replica, because updates, and all changes of an OrderedReady set, go
	 * replica by replica. A replica takes seconds to start, and its grace period to end.
	 */
	private static final Duration ROLL_OUT_OF_A_REPLICA = Duration.ofSeconds(30);

	/** If a start may take longer, the wait for each replica is longer, too. */
	private static final int USUAL_START_SECONDS = 120;

	/** Checks of kube-score that do not apply, each with its reason. */
	private static final String WAIVED = String.join(",",
			// No limit on processor time: a throttled JVM starts later, without any gain.
			"container-resources",
			// An image named by digest cannot change after it was pulled.
			"container-image-pull-policy");

	/** Without probes in the inputs, all probes check the port. */
	private static final String WAIVED_FOR_SAME_PROBES = "pod-probes-identical";

	private final ServiceContext context;

	private final Output<String> name;

	private final Output<List<String>> claimNames;

	/**
	 * Declares the replicas.
	 * @param replaced whether the deployed set, if there is one, must be replaced
	 * @param claims the requests of existing claims, if the program declares claims
	 * @param keptRequests requests of claims that must not change
	 * @param bound claims that have a volume. They grow before the set is ready, because
	 * a full volume must grow before its replica is ready
	 * @param grown waits until the volumes have the size of the inputs
	 */
	public Workload(ServiceContext context, boolean replaced, Map<String, String> claims,
			Map<String, String> keptRequests, Set<String> bound, UnaryOperator<Output<?>> grown) {
		this.context = context;
		Service headless = new Service(context.domain(), headless(context), context.child().build());
		Output<String> domain = headless.metadata().applyValue((metadata) -> metadata.name().orElseThrow());
		Duration rollOut = rollOut(context.inputs().replicas(), context.inputs().container().terminationGraceSeconds(),
				context.inputs().container().startSeconds());
		StatefulSet set = new StatefulSet(context.service(), set(context, metadata(context, replaced), domain), context
			.child()
			.dependsOn(Stream
				.of(ServiceAccess.declare(context), PullSecret.declare(context), Volumes.declare(context, claims))
				.flatMap(List::stream)
				.toList())
			.ignoreChanges("spec.volumeClaimTemplates")
			.customTimeouts(CustomTimeouts.builder().create(rollOut).update(rollOut).build())
			.build());
		Output<?> sized = grown.apply(Volumes.resize(context, set, keptRequests, bound));
		this.name = set.metadata().applyValue((metadata) -> metadata.name().orElseThrow());
		this.claimNames = Output.tuple(this.name, sized).applyValue((both) -> context.claims());
	}

	static Duration rollOut(int replicas, int terminationGraceSeconds, int startSeconds) {
		int longer = Math.max(0, startSeconds - USUAL_START_SECONDS);
		return ROLL_OUT
			.plus(ROLL_OUT_OF_A_REPLICA.plusSeconds(terminationGraceSeconds + longer).multipliedBy(replicas));
	}

	private static ServiceArgs headless(ServiceContext context) {
		return ServiceArgs.builder()
			.metadata(context.metadata(context.domain(), Map.of("pulumi.com/skipAwait", "true")))
			.spec(ServiceSpecArgs.builder()
				.clusterIP("None")
				.selector(context.selector())
				.publishNotReadyAddresses(true)
				.ports(context.inputs().ports().amongReplicas().stream().map(Workload::port).toList())
				.build())
			.build();
	}

	private static ServicePortArgs port(Port port) {
		return ServicePortArgs.builder()
			.name(port.name())
			.port(port.number())
			.targetPort(port.name())
			.protocol(ServiceContext.given(port.otherProtocol()))
			.build();
	}

	/**
	 * In the preview of a replacement, one annotation is unknown: the provider then skips
	 * the API server's check of the new set, which would fail because the old set still
	 * has the same name (pulumi-kubernetes #3984).
	 */
	private static ObjectMetaArgs metadata(ServiceContext context, boolean replaced) {
		ObjectMetaArgs metadata = context.metadata(context.service(), annotations(context.inputs()));
		if (!replaced || !Deployment.getInstance().isDryRun()) {
			return metadata;
		}
		return ObjectMetaArgs.builder(metadata).annotations(Outputs.<Map<String, String>>unknown()).build();
	}

	private static StatefulSetArgs set(ServiceContext context, ObjectMetaArgs metadata, Output<String> domain) {
		return StatefulSetArgs.builder()
			.metadata(metadata)
			.spec(StatefulSetSpecArgs.builder()
				.serviceName(domain)
				.replicas(context.inputs().replicas())
				.podManagementPolicy(context.inputs().podManagement())
				.minReadySeconds(SECONDS_TO_PROVE_READY)
				.revisionHistoryLimit(REVISIONS_KEPT)
				.selector(context.replicas())
				.template(new ReplicaPod(context).template(Configuration.declare(context)))
				.volumeClaimTemplates(Volumes.templates(context))
				.persistentVolumeClaimRetentionPolicy(retention())
				.build())
			.build();
	}

	private static Map<String, String> annotations(Inputs inputs) {
		Inputs.Probes probes = inputs.container().probes();
		boolean sameProbes = probes.livenessProbe().equals(probes.readinessProbe());
		return Map.of("pulumi.com/waitFor", rolledOut(inputs), "kube-score/ignore",
				sameProbes ? WAIVED + "," + WAIVED_FOR_SAME_PROBES : WAIVED);
	}

	/**
	 * The conditions that end a roll-out. Without them, provider 4.25.0 may take the
	 * status before an update for the one after it (pulumi-kubernetes #3329); it
	 * evaluates explicit conditions only once the set's controller has seen the update.
	 */
	private static String rolledOut(Inputs inputs) {
		String all = "=" + inputs.replicas() + "\"";
		return "[\"jsonpath={.status.updatedReplicas}" + all + ", \"jsonpath={.status.availableReplicas}" + all + "]";
	}

	/**
	 * Claims belong to the namespace: they stay when a replica is scaled away or the set
	 * is replaced.
	 */
	private static StatefulSetPersistentVolumeClaimRetentionPolicyArgs retention() {
		return StatefulSetPersistentVolumeClaimRetentionPolicyArgs.builder()
			.whenDeleted("Retain")
			.whenScaled("Retain")
			.build();
	}

	/**
	 * {@return the name of the set, known once its replicas are ready}
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
	 * {@return the identity of a replica's pod, known once the set has created the pod}
	 */
	Output<String> podId(int ordinal) {
		return Output.format("%s/%s-%s", this.context.namespace(), this.name, ordinal);
	}

}
