package timestamps.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The component from YAML, with an image that was not made for it: its data survive
 * changes of pods, claims and set.
 */
@OnCluster
@Order(4)
class YamlIT {

	@Test
	void aKeyOutlivesItsPodTheGrowthOfItsClaimItsSetAndItsStack(EmbeddedCluster cluster) throws Exception {
		KubernetesClient client = cluster.client();
		try (ForeignProgram program = ForeignProgram.copy("etcd")) {
			program.set(Map.of("image", Shell.run("e2e/program-image", "etcd"), "namespace", program.namespace(),
					"token", "hush-hush"))
				.up();
			assertThat(program.output("claimNames")).contains("data-etcd-0", "data-etcd-1");
			assertThat(program.pulumi("stack", "export")).doesNotContain("hush-hush");
			etcd(program).put("kept", "since the first up");
			String claim = claim(client, program);

			deletedPodComesBack(client, program);
			assertThat(etcd(program).get("kept")).contains("since the first up");

			List<String> pods = pods(client, program);
			program.set("storageSize", "400Mi").up();
			assertThat(claim(client, program)).isEqualTo(claim);
			assertThat(pods(client, program)).isEqualTo(pods);
			assertThat(etcd(program).get("kept")).contains("since the first up");

			aWaitIsExplained(client, program);
			program.set("readiness", "/readyz").up();

			pods = pods(client, program);
			withoutProbes(program);
			program.set(Map.of("podManagement", "OrderedReady", "retainVolumes", "true")).up();
			assertThat(pods(client, program)).doesNotContainAnyElementsOf(pods);
			assertThat(etcd(program).get("kept")).contains("since the first up");

			program.destroy();
			assertThat(pods(client, program)).isEmpty();
			program.up();
			assertThat(claim(client, program)).isEqualTo(claim);
			assertThat(etcd(program).get("kept")).contains("since the first up");

			program.set("retainVolumes", "false").up();
		}
	}

	@Test
	void everyWrongInputIsToldAndNothingIsCreated(EmbeddedCluster cluster) throws Exception {
		try (ForeignProgram program = ForeignProgram.copy("wrong")) {
			Result result = program.set("namespace", program.namespace()).tryUp();

			assertThat(result.status()).isNotZero();
			assertThat(result.output())
				.contains("component's name is \"Wrong\"", "image is \"registry.example/UPPER\"",
						"mountPath is \"data\"", "port is \"0\"",
						"replicas is \"101\"; allowed is a whole number from 1 to 100",
						"serviceType is \"loadbalancer\"; allowed is LoadBalancer, NodePort, ClusterIP",
						"servicePort is \"65536\"", "storageSize is \"128MB\"", "podManagement is \"Serial\"",
						"user is \"0\"", "environment[0].name is \"1ST\"", "ports[0].name is \"http\"",
						"readinessProbe.path is \"ready\"",
						"overrides.pod.nodeSelectr is unknown to the cluster's Kubernetes. Did you mean nodeSelector?")
				.doesNotContain("\tat ", "Exception", "com.pulumi");
			assertThat(cluster.client().namespaces().withName(program.namespace()).get()).isNull();
		}
	}

	/**
	 * A probe that nothing answers: {@code up} names the cause while it waits, and goes
	 * on when it is mended by hand.
	 */
	private static void aWaitIsExplained(KubernetesClient client, ForeignProgram program) throws Exception {
		program.set("readiness", "/nobody-answers-this");
		Path output = program.folder().resolve("wait.log");
		Process up = program.start(output, "up", "--yes", "--skip-preview", "--non-interactive");

		Awaitility.await()
			.atMost(Duration.ofMinutes(3))
			.until(() -> Files.readString(output).contains("etcd-1 is unavailable: "));

		assertThat(Files.readString(output)).contains("Readiness probe failed: HTTP probe failed with statuscode: 404",
				"Set port and the probes to what the image serves",
				"kubectl --namespace " + program.namespace() + " logs etcd-1");
		Shell.run("kubectl", "--namespace", program.namespace(), "patch", "statefulset", "etcd", "--type=json",
				"--patch=[{\"op\":\"replace\",\"path\":\"/spec/template/spec/containers/0/readinessProbe/httpGet/path\","
						+ "\"value\":\"/livez\"}]");
		client.pods().inNamespace(program.namespace()).withName("etcd-1").delete();
		assertThat(up.waitFor(3, TimeUnit.MINUTES)).isTrue();
		assertThat(up.exitValue()).isZero();
	}

	/**
	 * A member does not answer before the other one runs, which under OrderedReady waits
	 * for it: so the probes only check the port.
	 */
	private static void withoutProbes(ForeignProgram program) throws Exception {
		Path yaml = program.folder().resolve("Pulumi.yaml");
		List<String> lines = Files.readAllLines(yaml).stream().filter((line) -> !line.contains("Probe: {")).toList();
		Files.write(yaml, lines);
	}

	private static Etcd etcd(ForeignProgram program) {
		return new Etcd(program.endpoint());
	}

	private static void deletedPodComesBack(KubernetesClient client, ForeignProgram program) {
		Pod pod = client.pods().inNamespace(program.namespace()).withName("etcd-0").get();
		client.resource(pod).withGracePeriod(0).delete();
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
			Pod now = client.pods().inNamespace(program.namespace()).withName("etcd-0").get();
			return now != null && !now.getMetadata().getUid().equals(pod.getMetadata().getUid())
					&& client.resource(now).isReady();
		});
	}

	private static String claim(KubernetesClient client, ForeignProgram program) {
		return client.persistentVolumeClaims()
			.inNamespace(program.namespace())
			.withName("data-etcd-0")
			.get()
			.getMetadata()
			.getUid();
	}

	/** The identities of the pods, which must not change. */
	private static List<String> pods(KubernetesClient client, ForeignProgram program) {
		return client.pods()
			.inNamespace(program.namespace())
			.list()
			.getItems()
			.stream()
			.map((pod) -> pod.getMetadata().getUid())
			.sorted()
			.toList();
	}

}
