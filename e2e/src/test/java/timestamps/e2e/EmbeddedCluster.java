package timestamps.e2e;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/**
 * The embedded cluster with the image in its registry. If it is not up, it is started,
 * and stopped again at the end; else it stays as it is.
 */
public final class EmbeddedCluster implements AutoCloseable {

	private final boolean wasUp;

	private final KubernetesClient client;

	public EmbeddedCluster() {
		this.wasUp = Shell.attempt("kubectl", "get", "--raw", "/readyz", "--request-timeout=5s").status() == 0;
		try {
			Shell.run("commands/ready");
		}
		catch (IllegalStateException ex) {
			stop();
			throw ex;
		}
		Config config = Config.fromKubeconfig(Shell.ROOT.resolve(".cluster/kubeconfig").toFile());
		config.setRequestTimeout(60_000); // the default is too short for a busy machine
		this.client = new KubernetesClientBuilder().withConfig(config).build();
	}

	public KubernetesClient client() {
		return this.client;
	}

	/**
	 * {@return an image of the service whose replicas start with half the processor time,
	 * for tests of deployed objects, not of speed}
	 */
	public String quickImage() {
		return Shell.run("e2e/quick-image");
	}

	@Override
	public void close() {
		this.client.close();
		stop();
	}

	private void stop() {
		if (!this.wasUp) {
			Shell.run("cluster/down");
		}
	}

}
