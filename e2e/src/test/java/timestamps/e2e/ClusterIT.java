package timestamps.e2e;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The embedded cluster as a Kubernetes and as a guest on the machine. */
@ExtendWith(Deployment.class)
class ClusterIT {

	@Test
	void nothingListensWhereAnotherMachineCouldReachIt(EmbeddedCluster cluster) {
		List<String> addresses = Processes.listeners();

		assertThat(addresses).isNotEmpty().allMatch((address) -> address.matches("(127\\.|10\\.177\\.).*"));
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

		String lookup = Shell.run("kubectl", "run", "look-up", "--image=127.77.1.1:5000/helper:1", "--restart=Never",
				"--rm", "--stdin", "--quiet", "--command", "--", "/bin/busybox", "nslookup", name);

		assertThat(lookup).contains(stack.client()
			.pods()
			.inNamespace(stack.namespace())
			.withName("timestamps-1")
			.get()
			.getStatus()
			.getPodIP());
	}

	@Test
	void portsAreForwarded(DeployedStack stack) throws Exception {
		try (var forward = stack.client()
			.pods()
			.inNamespace(stack.namespace())
			.withName("timestamps-0")
			.portForward(8080)) {
			Service service = new Service("http://127.0.0.1:" + forward.getLocalPort());

			assertThat(service.visit().replica()).isEqualTo("timestamps-0");
		}
	}

}
