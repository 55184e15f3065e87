package timestamps.infra;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.apps.v1.StatefulSet;
import com.pulumi.kubernetes.apps.v1.StatefulSetArgs;
import com.pulumi.kubernetes.apps.v1.inputs.StatefulSetPersistentVolumeClaimRetentionPolicyArgs;
import com.pulumi.kubernetes.apps.v1.inputs.StatefulSetSpecArgs;
import com.pulumi.kubernetes.core.v1.Service;
import com.pulumi.kubernetes.core.v1.ServiceArgs;
import com.pulumi.kubernetes.core.v1.inputs.PersistentVolumeClaimArgs;
import com.pulumi.kubernetes.core.v1.inputs.PersistentVolumeClaimSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServicePortArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServiceSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.ResourceRequirementsArgs;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.Resource;

/**
 * The replicas: the StatefulSet with its claims, and the headless Service that names its
 * pods.
 */
final class Workload {

	static final String HEADLESS = TimestampService.NAME + "-replicas";

	static final String VOLUME = "visits";

	/**
	 * A replica that fails right after its first answer does not let the roll-out go on.
	 */
	private static final int SECONDS_TO_PROVE_READY = 1;

	private static final int REVISIONS_KEPT = 5;

	/**
	 * A full roll-out of large sets fits in; a broken one is told before a person gives
	 * up.
	 */
	private static final Duration ROLL_OUT = Duration.ofMinutes(5);

	private final Output<String> namespace;

	private final Output<String> name;

	private final Output<List<String>> claimNames;

	private final StatefulSet set;

	Workload(String name, Output<String> namespace, Settings settings, Resource parent) {
		CustomResourceOptions child = CustomResourceOptions.builder().parent(parent).build();
		Service headless = new Service(HEADLESS, headless(namespace), child);
		this.namespace = namespace;
		Output<String> serviceName = headless.metadata().applyValue((metadata) -> metadata.name().orElseThrow());
		this.set = new StatefulSet(name, set(namespace, serviceName, settings),
				CustomResourceOptions.builder()
					.parent(parent)
					.customTimeouts(CustomTimeouts.builder().create(ROLL_OUT).update(ROLL_OUT).build())
					.build());
		this.name = this.set.metadata().applyValue((metadata) -> metadata.name().orElseThrow());
		this.claimNames = this.name.applyValue((set) -> IntStream.range(0, settings.replicas())
			.mapToObj((ordinal) -> VOLUME + "-" + set + "-" + ordinal)
			.toList());
	}

	private static ServiceArgs headless(Output<String> namespace) {
		return ServiceArgs.builder()
			.metadata(Metadata.of(HEADLESS, namespace, Map.of("pulumi.com/skipAwait", "true")))
			.spec(ServiceSpecArgs.builder()
				.clusterIP("None")
				.selector(Labels.SELECTOR)
				.publishNotReadyAddresses(true)
				.ports(ServicePortArgs.builder().name("http").port(ReplicaPod.HTTP_PORT).targetPort("http").build())
				.build())
			.build();
	}

	private static StatefulSetArgs set(Output<String> namespace, Output<String> serviceName, Settings settings) {
		return StatefulSetArgs.builder()
			.metadata(Metadata.of(TimestampService.NAME, namespace, rolledOut(settings)))
			.spec(StatefulSetSpecArgs.builder()
				.serviceName(serviceName)
				.replicas(settings.replicas())
				.podManagementPolicy(settings.podManagement().name())
				.minReadySeconds(SECONDS_TO_PROVE_READY)
				.revisionHistoryLimit(REVISIONS_KEPT)
				.selector(LabelSelectorArgs.builder().matchLabels(Labels.SELECTOR).build())
				.template(ReplicaPod.template(settings))
				.volumeClaimTemplates(volumeClaim(settings))
				.persistentVolumeClaimRetentionPolicy(retention(settings))
				.build())
			.build();
	}

	/**
	 * When a roll-out is over. Left to itself, provider 4.25.0 may take the status of
	 * before an update for that of after it (pulumi-kubernetes #3329); conditions of
	 * one's own are only looked at once the set's controller has seen the update.
	 */
	private static Map<String, String> rolledOut(Settings settings) {
		String all = "=" + settings.replicas() + "\"";
		return Map.of("pulumi.com/waitFor",
				"[\"jsonpath={.status.updatedReplicas}" + all + ", \"jsonpath={.status.availableReplicas}" + all + "]");
	}

	private static PersistentVolumeClaimArgs volumeClaim(Settings settings) {
		return PersistentVolumeClaimArgs.builder()
			.metadata(ObjectMetaArgs.builder().name(VOLUME).labels(Labels.all()).build())
			.spec(PersistentVolumeClaimSpecArgs.builder()
				.accessModes("ReadWriteOnce")
				.storageClassName(settings.storageClass().map(Output::of).orElse(null))
				.resources(
						ResourceRequirementsArgs.builder().requests(Map.of("storage", settings.storageSize())).build())
				.build())
			.build();
	}

	/**
	 * A replica that is scaled away leaves its history; a set that is deleted takes it
	 * along, unless told otherwise.
	 */
	private static StatefulSetPersistentVolumeClaimRetentionPolicyArgs retention(Settings settings) {
		return StatefulSetPersistentVolumeClaimRetentionPolicyArgs.builder()
			.whenDeleted(settings.retainVolumes() ? "Retain" : "Delete")
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
		return Output.format("%s/%s-%s", this.namespace, this.name, ordinal);
	}

	StatefulSet set() {
		return this.set;
	}

}
