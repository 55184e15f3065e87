package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import timestamps.kit.Shell;

/**
 * A second API server, with its own objects: it uses its own prefix in the embedded
 * cluster's database. It has no node.
 */
final class OtherCluster implements AutoCloseable {

	private static final Path KUBECONFIG = Path.of("target/two-clusters").toAbsolutePath();

	private static final String PREFIX = "/e2e-other";

	private final Process server;

	OtherCluster() throws IOException {
		Path folder = Shell.ROOT.resolve("cluster");
		String script = Files.readString(folder.resolve("components/kube-apiserver"))
			.replace("$(dirname \"${BASH_SOURCE[0]}\")/..", folder.toString())
			.replace("--secure-port 6443", "--secure-port 6444 --etcd-prefix " + PREFIX);
		this.server = Shell.start(Map.of(), Path.of("target/other-cluster.log").toAbsolutePath(), "bash", "-c", script);
		Files.copy(Shell.ROOT.resolve(".cluster/kubeconfig"), KUBECONFIG, StandardCopyOption.REPLACE_EXISTING);
		kubectl("config", "set-cluster", "other", "--server=https://10.177.0.1:6444",
				"--certificate-authority=" + Shell.ROOT.resolve(".cluster/pki/ca.crt"));
		kubectl("config", "set-context", "other", "--cluster=other", "--user=admin");
		Awaitility.await("the other API server")
			.atMost(Duration.ofMinutes(1))
			.failFast(() -> !this.server.isAlive())
			.ignoreExceptions()
			.until(() -> kubectl("--context=other", "get", "namespace", "kube-system", "-o", "name").startsWith("n"));
	}

	/**
	 * A kubeconfig for both clusters, with the contexts {@code timestamps} and
	 * {@code other}.
	 */
	Path kubeconfig() {
		return KUBECONFIG;
	}

	String namespaces() {
		return kubectl("--context=other", "get", "namespaces", "-o", "name");
	}

	private static String kubectl(String... arguments) {
		String[] command = new String[arguments.length + 2];
		command[0] = "kubectl";
		command[1] = "--kubeconfig=" + KUBECONFIG;
		System.arraycopy(arguments, 0, command, 2, arguments.length);
		return Shell.run(command);
	}

	@Override
	public void close() {
		this.server.destroy();
		this.server.onExit().join();
		Shell.run("bash", "-c", ". cluster/settings && curl -sSf --cacert \"$PKI/etcd-ca.crt\""
				+ " --cert \"$PKI/etcd-client.crt\" --key \"$PKI/etcd-client.key\" \"https://$LOOPBACK:2379/v3/kv/deleterange\""
				+ " -d \"{\\\"key\\\":\\\"$(printf $0/ | base64)\\\",\\\"range_end\\\":\\\"$(printf ${0}0 | base64)\\\"}\"",
				PREFIX);
	}

}
