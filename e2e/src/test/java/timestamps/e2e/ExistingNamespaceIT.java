package timestamps.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two services in a namespace that somebody else made and keeps, deployed by a user who
 * may neither make nor label namespaces, nor read anything outside of this one.
 */
@OnCluster
@ResourceLock(value = Deployment.ROUTER, mode = ResourceAccessMode.READ)
@Order(5)
class ExistingNamespaceIT {

	@Test
	void aServiceLeavesANamespaceOfOthersAsItWasAndTakesItsOwnClaimsAlong(EmbeddedCluster cluster) throws Exception {
		try (ForeignProgram program = ForeignProgram.copy("tenant")) {
			Namespace before = cluster.client()
				.resource(new NamespaceBuilder().withNewMetadata()
					.withName(program.namespace())
					.addToLabels("pod-security.kubernetes.io/enforce", "restricted")
					.endMetadata()
					.build())
				.create();
			asATenant(program);
			program.set(Map.of("image", Shell.run("e2e/program-image", "etcd"), "namespace", program.namespace())).up();
			Map<String, String> claims = claims(cluster, program);
			assertThat(claims).containsOnlyKeys("data-orders-0", "data-orders-1", "data-billing-0");
			Etcd first = replica(cluster, program, "orders-0");
			first.put("kept", "since the first up");
			aNeighbourIsNotClosedOff(program);

			program.set(Map.of("replicas", "1", "storageSize", "400Mi")).up();
			assertThat(claims(cluster, program)).isEqualTo(claims);

			program.set("retainVolumes", "true").up();
			program.destroy();
			assertThat(claims(cluster, program)).containsEntry("data-orders-0", claims.get("data-orders-0"))
				.doesNotContainKey("data-billing-0");
			program.set("retainVolumes", "false").up();
			assertThat(replica(cluster, program, "orders-0").get("kept")).contains("since the first up");

			withoutBilling(program);
			program.up();
			assertThat(claims(cluster, program)).containsEntry("data-orders-0", claims.get("data-orders-0"))
				.doesNotContainKey("data-billing-0");

			program.destroy();
			assertThat(claims(cluster, program)).isEmpty();
			assertThat(cluster.client().resource(before).get()).isEqualTo(before);
		}
	}

	/** Gives the program's kubeconfig the rights of {@code rights.yaml} from here on. */
	private static void asATenant(ForeignProgram program) throws Exception {
		Shell.run("kubectl", "--namespace", program.namespace(), "apply", "--filename",
				program.folder().resolve("rights.yaml").toString());
		Shell.run("kubectl", "--namespace", program.namespace(), "create", "rolebinding", "tenant", "--role=tenant",
				"--serviceaccount=" + program.namespace() + ":tenant");
		Path kubeconfig = program.folder().resolve("kubeconfig");
		Files.writeString(kubeconfig, Shell.run("kubectl", "config", "view", "--minify", "--flatten"));
		String token = Shell.run("kubectl", "--namespace", program.namespace(), "create", "token", "tenant",
				"--duration=1h");
		String[] kubectl = { "kubectl", "--kubeconfig", kubeconfig.toString() };
		Shell.run(concat(kubectl, "config", "set-credentials", "tenant", "--token=" + token));
		Shell.run(concat(kubectl, "config", "set-context", "--current", "--user=tenant"));
		assertThat(Shell.attempt(concat(kubectl, "label", "namespace", program.namespace(), "a=b")).output())
			.contains("cannot patch resource \"namespaces\"");
		assertThat(Shell.attempt(concat(kubectl, "get", "namespace", "kube-system")).output()).contains("Forbidden");
		program.set("kubernetes:kubeconfig", kubeconfig.toString());
	}

	private static String[] concat(String[] command, String... arguments) {
		return Stream.of(command, arguments).flatMap(Arrays::stream).toArray(String[]::new);
	}

	/**
	 * A neighbour's pod with the same name label as a service, as of a Helm chart, is
	 * still reachable.
	 */
	private static void aNeighbourIsNotClosedOff(ForeignProgram program) {
		TestPod neighbour = new TestPod(program.namespace());
		Shell.run("kubectl", "--namespace", program.namespace(), "label", "pod", "--selector", TestPod.LABEL,
				"app.kubernetes.io/name=orders", "app.kubernetes.io/instance=orders",
				"app.kubernetes.io/managed-by=Helm");
		TestPod another = new TestPod(program.namespace());
		assertThat(another.reaches(neighbour.address(), TestPod.PORT)).isTrue();
		Shell.run("kubectl", "--namespace", program.namespace(), "delete", "pod", "--selector", TestPod.LABEL, "--now");
	}

	private static void withoutBilling(ForeignProgram program) throws Exception {
		Path yaml = program.folder().resolve("Pulumi.yaml");
		Files.writeString(yaml, Files.readString(yaml).replaceFirst("(?s)  billing:.*", ""));
	}

	/** Asks a pod directly: this machine reaches pods. */
	private static Etcd replica(EmbeddedCluster cluster, ForeignProgram program, String pod) {
		return new Etcd("http://"
				+ cluster.client().pods().inNamespace(program.namespace()).withName(pod).get().getStatus().getPodIP()
				+ ":2379");
	}

	/** The objects' identities by their names. */
	private static Map<String, String> claims(EmbeddedCluster cluster, ForeignProgram program) {
		Map<String, String> claims = new TreeMap<>();
		cluster.client()
			.persistentVolumeClaims()
			.inNamespace(program.namespace())
			.list()
			.getItems()
			.forEach((claim) -> claims.put(claim.getMetadata().getName(), claim.getMetadata().getUid()));
		return claims;
	}

}
