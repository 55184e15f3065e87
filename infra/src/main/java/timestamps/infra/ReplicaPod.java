package timestamps.infra;

import java.util.Map;

import com.pulumi.kubernetes.core.v1.inputs.CapabilitiesArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerPortArgs;
import com.pulumi.kubernetes.core.v1.inputs.EmptyDirVolumeSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.HTTPGetActionArgs;
import com.pulumi.kubernetes.core.v1.inputs.ObjectFieldSelectorArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodTemplateSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.ProbeArgs;
import com.pulumi.kubernetes.core.v1.inputs.ResourceRequirementsArgs;
import com.pulumi.kubernetes.core.v1.inputs.SeccompProfileArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.TopologySpreadConstraintArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeMountArgs;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;

/** One replica's pod, as Pod Security's "restricted" profile wants it. */
final class ReplicaPod {

	static final int HTTP_PORT = 8080;

	static final int MANAGEMENT_PORT = 8081;

	private static final String DIRECTORY = "/var/lib/timestamps";

	/** The image's user, which also owns the volume by its group. */
	private static final int USER = 10001;

	/** Container logs and the temporary folder; visits are on their volume. */
	private static final String EPHEMERAL_STORAGE = "128Mi";

	private static final int GRACE_SECONDS = 30;

	/**
	 * How long a pod goes on serving while load balancers notice that it ends; well
	 * within the grace period.
	 */
	private static final String DRAIN = "2s";

	/** A start takes seconds; a node under load may take this many of them. */
	private static final int START_SECONDS = 120;

	private ReplicaPod() {
	}

	static PodTemplateSpecArgs template(Settings settings) {
		return PodTemplateSpecArgs.builder()
			.metadata(ObjectMetaArgs.builder().labels(Labels.all()).build())
			.spec(PodSpecArgs.builder()
				.automountServiceAccountToken(false)
				.enableServiceLinks(false)
				.terminationGracePeriodSeconds(GRACE_SECONDS)
				.securityContext(podSecurity())
				.topologySpreadConstraints(spread("kubernetes.io/hostname"), spread("topology.kubernetes.io/zone"))
				.containers(container(settings))
				.volumes(VolumeArgs.builder().name("tmp").emptyDir(temporary()).build())
				.build())
			.build();
	}

	/** Evenly where that is possible; on a single node nothing is. */
	private static TopologySpreadConstraintArgs spread(String topology) {
		return TopologySpreadConstraintArgs.builder()
			.topologyKey(topology)
			.maxSkew(1)
			.whenUnsatisfiable("ScheduleAnyway")
			.labelSelector(LabelSelectorArgs.builder().matchLabels(Labels.SELECTOR).build())
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

	private static ContainerArgs container(Settings settings) {
		return ContainerArgs.builder()
			.name(TimestampService.NAME)
			.image(settings.image())
			.imagePullPolicy("IfNotPresent")
			.ports(port("http", HTTP_PORT), port("management", MANAGEMENT_PORT))
			.env(replicaName(), variable("TIMESTAMPS_DIRECTORY", DIRECTORY),
					variable("TIMESTAMPS_TIME_ZONE", settings.timeZone()),
					variable("TIMESTAMPS_PEERS", Workload.HEADLESS), variable("TIMESTAMPS_DRAIN", DRAIN))
			.startupProbe(probe("/startupz").periodSeconds(1).failureThreshold(START_SECONDS).build())
			.livenessProbe(probe("/livez").periodSeconds(10).timeoutSeconds(5).build())
			.readinessProbe(probe("/readyz").periodSeconds(2).failureThreshold(2).build())
			.resources(resources(settings))
			.securityContext(security())
			.volumeMounts(mount(Workload.VOLUME, DIRECTORY), mount("tmp", "/tmp"))
			.build();
	}

	private static ContainerPortArgs port(String name, int port) {
		return ContainerPortArgs.builder().name(name).containerPort(port).build();
	}

	private static EnvVarArgs replicaName() {
		ObjectFieldSelectorArgs podName = ObjectFieldSelectorArgs.builder().fieldPath("metadata.name").build();
		return EnvVarArgs.builder()
			.name("TIMESTAMPS_REPLICA")
			.valueFrom(EnvVarSourceArgs.builder().fieldRef(podName).build())
			.build();
	}

	private static EnvVarArgs variable(String name, String value) {
		return EnvVarArgs.builder().name(name).value(value).build();
	}

	private static ProbeArgs.Builder probe(String path) {
		return ProbeArgs.builder().httpGet(HTTPGetActionArgs.builder().path(path).port("management").build());
	}

	private static ResourceRequirementsArgs resources(Settings settings) {
		return ResourceRequirementsArgs.builder()
			.requests(Map.of("cpu", settings.cpuRequest(), "memory", settings.memoryLimit(), "ephemeral-storage",
					EPHEMERAL_STORAGE))
			.limits(Map.of("memory", settings.memoryLimit(), "ephemeral-storage", EPHEMERAL_STORAGE))
			.build();
	}

	private static SecurityContextArgs security() {
		return SecurityContextArgs.builder()
			.allowPrivilegeEscalation(false)
			.readOnlyRootFilesystem(true)
			.capabilities(CapabilitiesArgs.builder().drop("ALL").build())
			.build();
	}

	private static VolumeMountArgs mount(String volume, String path) {
		return VolumeMountArgs.builder().name(volume).mountPath(path).build();
	}

}
