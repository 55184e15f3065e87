package timestamps.infra;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.pulumi.kubernetes.core.v1.inputs.EmptyDirVolumeSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodTemplateSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.SeccompProfileArgs;
import com.pulumi.kubernetes.core.v1.inputs.TopologySpreadConstraintArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;

/** One replica's pod, as Pod Security's "restricted" profile wants it. */
final class ReplicaPod {

	/** The image's user, which also owns the volume by its group. */
	private static final int USER = 10001;

	/** Kubernetes' default, spelt out: it has to outlast the container's drain. */
	private static final int GRACE_SECONDS = 30;

	/** The start of the image's digest, or its tag, if that is a label's value, too. */
	private static final Pattern VERSION = Pattern
		.compile("(?<=@sha256:)[0-9a-f]{12}|(?<=:)[0-9A-Za-z]([0-9A-Za-z_.-]{0,61}[0-9A-Za-z])?$");

	private ReplicaPod() {
	}

	static PodTemplateSpecArgs template(Scope scope, Settings settings) {
		return PodTemplateSpecArgs.builder()
			.metadata(ObjectMetaArgs.builder().labels(labels(scope, settings)).build())
			.spec(PodSpecArgs.builder()
				.automountServiceAccountToken(false)
				.enableServiceLinks(false)
				.terminationGracePeriodSeconds(GRACE_SECONDS)
				.securityContext(podSecurity())
				.topologySpreadConstraints(spread(scope, "kubernetes.io/hostname"),
						spread(scope, "topology.kubernetes.io/zone"))
				.containers(ReplicaContainer.of(scope, settings))
				.volumes(VolumeArgs.builder().name("tmp").emptyDir(temporary()).build())
				.build())
			.build();
	}

	private static Map<String, String> labels(Scope scope, Settings settings) {
		Map<String, String> labels = new TreeMap<>(scope.labels());
		Matcher version = VERSION.matcher(settings.image());
		if (version.find()) {
			labels.put("app.kubernetes.io/version", version.group());
		}
		return labels;
	}

	/** Evenly where that is possible; on a single node nothing is. */
	private static TopologySpreadConstraintArgs spread(Scope scope, String topology) {
		return TopologySpreadConstraintArgs.builder()
			.topologyKey(topology)
			.maxSkew(1)
			.whenUnsatisfiable("ScheduleAnyway")
			.labelSelector(scope.replicas())
			.build();
	}

	private static PodSecurityContextArgs podSecurity() {
		return PodSecurityContextArgs.builder()
			.runAsNonRoot(true)
			.runAsUser(USER)
			.runAsGroup(USER)
			.fsGroup(USER)
			.fsGroupChangePolicy("OnRootMismatch")
			.seccompProfile(SeccompProfileArgs.builder().type("RuntimeDefault").build())
			.build();
	}

	private static EmptyDirVolumeSourceArgs temporary() {
		return EmptyDirVolumeSourceArgs.builder().sizeLimit("16Mi").build();
	}

}
