package timestamps.e2e;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import timestamps.kit.Shell;

/** A namespace of the test, or an existing one, which stays. */
record TemporaryNamespace(KubernetesClient client, String name, boolean made) implements AutoCloseable {

	TemporaryNamespace(KubernetesClient client, String name) {
		this(client, name, client.namespaces().withName(name).get() == null);
		if (this.made) {
			client.namespaces()
				.resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
				.create();
		}
	}

	@Override
	public void close() {
		Shell.run("kubectl", "-n", this.name, "delete", "pod", "--selector", TestPod.LABEL, "--now", "--wait=false");
		if (this.made) {
			this.client.namespaces().withName(this.name).delete();
		}
	}

}
