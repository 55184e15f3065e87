package timestamps.e2e;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import timestamps.kit.Cluster;
import timestamps.kit.Shell;

/** The embedded cluster, with a client of its API server. */
public final class EmbeddedCluster extends Cluster {

	private final KubernetesClient client = new KubernetesClientBuilder().withConfig(config()).build();

	private static Config config() {
		Config config = Config.fromKubeconfig(Shell.ROOT.resolve(".cluster/kubeconfig").toFile());
		config.setRequestTimeout(60_000); // the default is too short for a busy machine
		return config;
	}

	public KubernetesClient client() {
		return this.client;
	}

	StatefulSet set(String namespace, String name) {
		return this.client.apps().statefulSets().inNamespace(namespace).withName(name).get();
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
		super.close();
	}

}
