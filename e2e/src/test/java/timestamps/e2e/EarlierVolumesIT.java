package timestamps.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Volumes of earlier versions of the cluster are folders of class {@code local-path}.
 * They keep working, and are deleted with their claims.
 */
@OnCluster
class EarlierVolumesIT {

	private static final String CLASS = "local-path";

	private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

	private static final Path FOLDER = Shell.ROOT.resolve(".cluster/volumes/pvc-of-an-earlier-version");

	@Test
	void aVolumeOfAnEarlierVersionKeepsItsVisitsAndGoesWithItsClaim(EmbeddedCluster cluster) throws Exception {
		KubernetesClient client = cluster.client();
		Files.createDirectories(FOLDER);
		Shell.run("chmod", "777", FOLDER.toString());
		boolean wasThere = client.storage().v1().storageClasses().withName(CLASS).get() != null;
		if (!wasThere) {
			client.resource(earlierClass()).create();
		}
		client.resource(new NamespaceBuilder().withNewMetadata().withName("local-path-storage").endMetadata().build())
			.serverSideApply();
		client.resource(earlierVolume()).create();
		try {
			Shell.run("cluster/boot");
			assertThat(client.storage().v1().storageClasses().withName(CLASS).get().getMetadata().getAnnotations())
				.as("what the next claims get is no folder")
				.doesNotContainKey(DEFAULT);

			try (DeployedStack stack = new DeployedStack("e2e-earlier-volume", client,
					Map.of("replicas", "1", "storageClass", CLASS, "image", cluster.quickImage()))) {
				stack.up();
				Service.Visit visit = stack.service().visit();
				stack.client().resource(stack.pods().get(0)).delete();
				Awaitility.await("the replica to be back")
					.atMost(Duration.ofMinutes(1))
					.ignoreExceptions()
					.until(() -> stack.history("timestamps-0").contains(visit));
				assertThat(FOLDER.resolve("visits.ndjson")).content().contains("\"sequence\":1,");
			}

			Awaitility.await("the folder to be removed")
				.atMost(Duration.ofMinutes(1))
				.until(() -> Files.notExists(FOLDER));
			Awaitility.await("what the earlier provisioner needed to be removed")
				.atMost(Duration.ofMinutes(1))
				.until(() -> client.namespaces().withName("local-path-storage").get() == null);
		}
		finally {
			client.persistentVolumes().withName(FOLDER.getFileName().toString()).delete();
			if (!wasThere) {
				client.storage().v1().storageClasses().withName(CLASS).delete();
			}
		}
	}

	private static String earlierClass() {
		return """
				apiVersion: storage.k8s.io/v1
				kind: StorageClass
				metadata:
				  name: %s
				  annotations: {%s: "true", defaultVolumeType: local}
				provisioner: rancher.io/local-path
				volumeBindingMode: WaitForFirstConsumer
				reclaimPolicy: Delete
				""".formatted(CLASS, DEFAULT);
	}

	private static String earlierVolume() {
		return """
				apiVersion: v1
				kind: PersistentVolume
				metadata:
				  name: %s
				  annotations: {pv.kubernetes.io/provisioned-by: rancher.io/local-path}
				spec:
				  storageClassName: %s
				  capacity: {storage: 128Mi}
				  accessModes: [ReadWriteOnce]
				  persistentVolumeReclaimPolicy: Delete
				  local: {path: %s}
				  nodeAffinity:
				    required:
				      nodeSelectorTerms:
				      - matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [timestamps]}]
				""".formatted(FOLDER.getFileName(), CLASS, FOLDER);
	}

}
