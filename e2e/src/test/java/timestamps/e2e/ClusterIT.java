package timestamps.e2e;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** The embedded cluster as a Kubernetes, and its effects on the machine. */
@OnCluster
@ResourceLock(Deployment.STACK)
@ResourceLock(value = Deployment.ROUTER, mode = ResourceAccessMode.READ)
class ClusterIT {

	@Test
	void nothingListensWhereAnotherMachineCouldReachIt(EmbeddedCluster cluster) {
		List<String> addresses = Processes.listeners();

		assertThat(addresses).isNotEmpty().allMatch((address) -> address.matches("(127\\.|10\\.177\\.).*"));
	}

	/** etcd's peer port and the registry do not authenticate clients. */
	@Test
	void onlyRootReachesTheDatabaseAndTheRegistry(EmbeddedCluster cluster) {
		for (String port : List.of("2380", "5000")) {
			String[] ask = { "curl", "--silent", "--output", "/dev/null", "--max-time", "3",
					"http://127.77.1.1:" + port + "/v2/" };
			assertThat(Shell.attempt(ask).status()).as("root at port " + port).isZero();

			String[] askAsNobody = Stream
				.concat(Stream.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), Stream.of(ask))
				.toArray(String[]::new);
			assertThat(Shell.attempt(askAsNobody).status()).as("curl's for no connection").isEqualTo(7);
		}
	}

	@Test
	void onlyRootReadsTheClustersFiles(EmbeddedCluster cluster) {
		String permissions = Shell.run("stat", "--format=%U %a", Shell.ROOT.resolve(".cluster").toString());

		assertThat(permissions).isEqualTo("root 700");
	}

	/** A process of another user that claims a cluster's folder is ignored. */
	@Test
	void anotherUsersProcessIsNoOtherCluster(EmbeddedCluster cluster) throws Exception {
		Process process = new ProcessBuilder("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env",
				"TIMESTAMPS_CLUSTER=/", "sleep", "60")
			.start();
		try {
			assertThat(Shell.run("cluster/others")).isEmpty();
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	@Test
	void processesThatEndMeanwhileAreNoOtherCluster(EmbeddedCluster cluster) throws Exception {
		Process process = new ProcessBuilder("bash", "-c",
				"while true; do for each in {1..20}; do /bin/true & done; wait; done")
			.start();
		try {
			for (int run = 0; run < 50; run++) {
				assertThat(Shell.run("cluster/others")).isEmpty();
			}
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	/**
	 * The load balancer's address is on loopback; kube-proxy would translate it all the
	 * same.
	 */
	@Test
	void aMachineThatRoutesALoadBalancersAddressHereIsNotLetIn(DeployedStack stack) {
		String[] ask = { "curl", "--silent", "--max-time", "3", "--output", "/dev/null",
				stack.service().url() + "/replicas" };
		assertThat(Shell.attempt(ask).status()).isZero();

		String[] askFromThere = Stream.concat(Stream.of("e2e/another-machine"), Stream.of(ask)).toArray(String[]::new);
		assertThat(Shell.attempt(askFromThere).status()).as("curl's for a time that is over").isEqualTo(28);
	}

	/**
	 * Whenever an address appears or disappears on this machine, a browser aborts what it
	 * loads.
	 */
	@Test
	void podsBringTheHostNoAddress(DeployedStack stack) {
		assertThat(Shell.run("ip", "-o", "link", "show", "master", "timestamps0")).isNotEmpty();
		// An interface that is just being created has an address until its last plugin
		// has run.
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(
					() -> assertThat(Shell.run("ip", "-o", "address", "show", "master", "timestamps0")).isEmpty());
	}

	@Test
	void loadBalancersMadeTogetherGetAddressesOfTheirOwn(EmbeddedCluster cluster) {
		List<Service> services = IntStream.range(0, 5)
			.mapToObj((number) -> loadBalancer("together-" + number))
			.toList();
		try {
			services.parallelStream().forEach((service) -> cluster.client().resource(service).create());

			assertThat(services)
				.extracting((service) -> cluster.client()
					.resource(service)
					.waitUntilCondition(ClusterIT::hasAddress, 30, TimeUnit.SECONDS)
					.getStatus()
					.getLoadBalancer()
					.getIngress()
					.get(0)
					.getIp())
				.doesNotHaveDuplicates()
				.allMatch((address) -> address.startsWith("127.77.0."));
		}
		finally {
			cluster.client().resourceList(services.toArray(Service[]::new)).delete();
		}
	}

	private static Service loadBalancer(String name) {
		return new ServiceBuilder().withNewMetadata()
			.withName(name)
			.withNamespace("default")
			.endMetadata()
			.withNewSpec()
			.withType("LoadBalancer")
			.addNewPort()
			.withPort(80)
			.endPort()
			.endSpec()
			.build();
	}

	private static boolean hasAddress(Service service) {
		return service != null && !service.getStatus().getLoadBalancer().getIngress().isEmpty();
	}

	@Test
	void logsAreServed(DeployedStack stack) {
		String log = Shell.run("kubectl", "-n", stack.namespace(), "logs", "timestamps-0");

		assertThat(log).contains("Started ServiceApplication");
	}

	@Test
	void commandsRunInPods(DeployedStack stack) {
		String version = Shell.run("kubectl", "-n", stack.namespace(), "exec", "timestamps-0", "--", "java",
				"-XX:AOTMode=off", "--version");

		assertThat(version).contains("25");
	}

	@Test
	void podsResolveTheNamesOfTheCluster(DeployedStack stack) {
		String name = "timestamps-1.timestamps-replicas." + stack.namespace() + ".svc.cluster.local";

		String lookup = Shell.run("kubectl", "run", "look-up", "--image=" + TestPod.image(), "--restart=Never", "--rm",
				"--stdin", "--quiet", "--command", "--", "/busybox", "nslookup", name);

		assertThat(lookup).contains(stack.pod("timestamps-1").get().getStatus().getPodIP());
	}

	@Test
	void portsAreForwarded(DeployedStack stack) throws Exception {
		try (var forward = stack.pod("timestamps-0").portForward(8080)) {
			timestamps.e2e.Service service = new timestamps.e2e.Service("http://127.0.0.1:" + forward.getLocalPort());

			assertThat(service.visit().replica()).isEqualTo("timestamps-0");
		}
	}

}
