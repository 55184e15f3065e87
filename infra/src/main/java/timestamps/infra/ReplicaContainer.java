package timestamps.infra;

import java.util.Map;

import com.pulumi.kubernetes.core.v1.inputs.CapabilitiesArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerPortArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.HTTPGetActionArgs;
import com.pulumi.kubernetes.core.v1.inputs.ObjectFieldSelectorArgs;
import com.pulumi.kubernetes.core.v1.inputs.ProbeArgs;
import com.pulumi.kubernetes.core.v1.inputs.ResourceRequirementsArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeMountArgs;

/** The service in its pod: what it is told, asked, given and denied. */
final class ReplicaContainer {

	static final int HTTP_PORT = 8080;

	static final int MANAGEMENT_PORT = 8081;

	private static final String DIRECTORY = "/var/lib/timestamps";

	/** Container logs and the temporary folder; visits are on their volume. */
	private static final String EPHEMERAL_STORAGE = "128Mi";

	/**
	 * How long a pod that is to end goes on serving. A load balancer sends to nodes; what
	 * has to notice is each node's kube-proxy, which takes less than this.
	 */
	private static final String DRAIN = "2s";

	/** A start takes seconds; a node under load may take this many of them. */
	private static final int START_SECONDS = 120;

	private ReplicaContainer() {
	}

	static ContainerArgs of(Scope scope, Settings settings) {
		return ContainerArgs.builder()
			.name(scope.service())
			.image(settings.image())
			.imagePullPolicy("IfNotPresent")
			.ports(port("http", HTTP_PORT), port("management", MANAGEMENT_PORT))
			.env(replicaName(), variable("TIMESTAMPS_DIRECTORY", DIRECTORY),
					variable("TIMESTAMPS_TIME_ZONE", settings.timeZone()), variable("TIMESTAMPS_PEERS", scope.domain()),
					variable("TIMESTAMPS_DRAIN", DRAIN))
			.startupProbe(probe("/startupz").periodSeconds(1).failureThreshold(START_SECONDS).build())
			.livenessProbe(probe("/livez").periodSeconds(10).timeoutSeconds(5).build())
			.readinessProbe(probe("/readyz").periodSeconds(2).failureThreshold(2).build())
			.resources(resources(settings))
			.securityContext(security())
			.volumeMounts(mount(Scope.VOLUME, DIRECTORY), mount("tmp", "/tmp"))
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
			.requests(Map.of("cpu", settings.cpuRequest().text(), "memory", settings.memoryLimit().text(),
					"ephemeral-storage", EPHEMERAL_STORAGE))
			.limits(Map.of("memory", settings.memoryLimit().text(), "ephemeral-storage", EPHEMERAL_STORAGE))
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
