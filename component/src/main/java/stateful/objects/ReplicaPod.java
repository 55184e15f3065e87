package stateful.objects;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.inputs.AffinityArgs;
import com.pulumi.kubernetes.core.v1.inputs.LocalObjectReferenceArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodAffinityTermArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodAntiAffinityArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodTemplateSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.SeccompProfileArgs;
import com.pulumi.kubernetes.core.v1.inputs.TopologySpreadConstraintArgs;
import com.pulumi.kubernetes.core.v1.inputs.WeightedPodAffinityTermArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import stateful.inputs.Inputs.Container;

/** One replica's pod, which satisfies Pod Security's "restricted" profile. */
final class ReplicaPod {

	/** The start of the image's digest, or its tag, if it can be a label's value. */
	private static final Pattern VERSION = Pattern
		.compile("(?<=@sha256:)[0-9a-f]{12}|(?<=:)[0-9A-Za-z]([0-9A-Za-z_.-]{0,61}[0-9A-Za-z])?$");

	private static final int HIGHEST_WEIGHT = 100;

	private final ServiceContext context;

	private final Container inputs;

	ReplicaPod(ServiceContext context) {
		this.context = context;
		this.inputs = context.inputs().container();
	}

	/**
	 * {@return the template of every replica's pod}
	 * @param configuration the name of the Secret that holds the configuration
	 */
	PodTemplateSpecArgs template(Output<String> configuration) {
		Mounts mounts = Mounts.of(this.context, configuration);
		boolean hasRights = !this.context.inputs().access().rules().isEmpty();
		PodSpecArgs.Builder pod = PodSpecArgs.builder()
			.serviceAccountName(ServiceContext.given(Optional.of(this.context.service()).filter((name) -> hasRights)))
			.automountServiceAccountToken(hasRights)
			.enableServiceLinks(false)
			.terminationGracePeriodSeconds(this.inputs.terminationGraceSeconds())
			.securityContext(podSecurity(this.inputs.user()))
			.affinity(AffinityArgs.builder().podAntiAffinity(apart()).build())
			.topologySpreadConstraints(spreadOverZones())
			.containers(new ReplicaContainer(this.context).of(mounts.mounts()))
			.volumes(mounts.volumes());
		if (this.inputs.registry().isPresent()) {
			pod.imagePullSecrets(LocalObjectReferenceArgs.builder().name(PullSecret.name(this.context)).build());
		}
		return PodTemplateSpecArgs.builder()
			.metadata(ObjectMetaArgs.builder().labels(this.inputs.image().applyValue(this::labels)).build())
			.spec(pod.build())
			.build();
	}

	private Map<String, String> labels(String image) {
		Map<String, String> labels = new TreeMap<>(this.context.labels());
		Matcher version = VERSION.matcher(image);
		if (version.find()) {
			labels.put(ServiceContext.VERSION, version.group());
		}
		return labels;
	}

	/**
	 * Spreads replicas evenly over nodes. A second topology spread constraint would not
	 * work on nodes without a zone: the scheduler does not score a node that lacks the
	 * key of any constraint.
	 */
	private PodAntiAffinityArgs apart() {
		PodAffinityTermArgs node = PodAffinityTermArgs.builder()
			.topologyKey("kubernetes.io/hostname")
			.labelSelector(this.context.replicas())
			.build();
		return PodAntiAffinityArgs.builder()
			.preferredDuringSchedulingIgnoredDuringExecution(
					WeightedPodAffinityTermArgs.builder().weight(HIGHEST_WEIGHT).podAffinityTerm(node).build())
			.build();
	}

	private TopologySpreadConstraintArgs spreadOverZones() {
		return TopologySpreadConstraintArgs.builder()
			.topologyKey("topology.kubernetes.io/zone")
			.maxSkew(1)
			.whenUnsatisfiable("ScheduleAnyway")
			.labelSelector(this.context.replicas())
			.build();
	}

	private static PodSecurityContextArgs podSecurity(int user) {
		return PodSecurityContextArgs.builder()
			.runAsNonRoot(true)
			.runAsUser(user)
			.runAsGroup(user)
			.fsGroup(user)
			.fsGroupChangePolicy("OnRootMismatch")
			.seccompProfile(SeccompProfileArgs.builder().type("RuntimeDefault").build())
			.build();
	}

}
