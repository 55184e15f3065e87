package stateful;

import java.util.List;

/**
 * Inputs for images that were not made for this component, and for everything that the
 * component can do.
 */
final class Samples {

	static final String DIGEST = "@sha256:" + "0".repeat(64);

	private Samples() {
	}

	static StatefulServiceArgs.Builder minimal() {
		return StatefulServiceArgs.builder().image("registry.example/store" + DIGEST).mountPath("/data");
	}

	/** An etcd of two members that find each other by their names. */
	static StatefulServiceArgs.Builder etcd() {
		return StatefulServiceArgs.builder()
			.image("registry.example/etcd:3.6.5")
			.command("/etcd")
			.arguments("--name=$(REPLICA)", "--data-dir=/var/lib/etcd/data",
					"--initial-cluster=etcd-0=http://etcd-0.etcd-replicas:2380,etcd-1=http://etcd-1.etcd-replicas:2380")
			.environment(EnvironmentVariableArgs.ofField("REPLICA", "metadata.name"))
			.replicas(2)
			.port(2379)
			.ports(PortArgs.of("peers", 2380))
			.startupProbe(ProbeArgs.of("/readyz"))
			.livenessProbe(ProbeArgs.of("/livez"))
			.readinessProbe(ProbeArgs.of("/readyz"))
			.mountPath("/var/lib/etcd");
	}

	static StatefulServiceArgs.Builder everything() {
		return minimal().command("/bin/store", "serve")
			.arguments(List.of("--verbose"))
			.environment(EnvironmentVariableArgs.of("MODE", "cluster"),
					EnvironmentVariableArgs.ofSecret("PASSWORD", "store", "password"),
					EnvironmentVariableArgs.ofField("ADDRESS", "status.podIP"))
			.port(6380)
			.portName("store")
			.ports(PortArgs.of("gossip", 7946), PortArgs.of("transfer", 7947))
			.startupProbe(ProbeArgs.of("/started", 9090))
			.livenessProbe(ProbeArgs.of("/alive", 9090))
			.readinessProbe(ProbeArgs.of("/ready?wait=false", 9091))
			.volumeName("store")
			.temporaryPaths("/tmp", "/var/run/store")
			.temporarySize("64Mi")
			.user(20001)
			.configuration(ConfigurationFileArgs.of("store.conf", "a = 1\n"))
			.configurationPath("/etc/store")
			.namespace("storage")
			.replicas(5)
			.serviceType("ClusterIP")
			.servicePort(6380)
			.storageSize("10Gi")
			.storageClass("fast")
			.retainVolumes(true)
			.podManagement("OrderedReady")
			.cpuRequest("500m")
			.memoryLimit("1Gi")
			.terminationGraceSeconds(60)
			.monitoringNamespace("prometheus")
			.egress(EgressArgs.toAnybody(443), EgressArgs.toNamespace(5432, "database"),
					EgressArgs.toBlock(25, "203.0.113.0/24"))
			.labels(LabelArgs.of("example.com/team", "storage"));
	}

}
