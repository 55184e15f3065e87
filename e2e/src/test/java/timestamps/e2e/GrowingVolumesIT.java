package timestamps.e2e;

import java.util.Map;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A larger {@code storageSize} grows the claims where they are, also those of replicas
 * that are added later, and a size that cannot be is refused before anything is touched.
 * Nobody in the embedded cluster makes the file systems larger: what is looked at is what
 * the claims ask for, as the API server admitted it.
 */
@OnCluster
class GrowingVolumesIT {

	@Test
	void claimsGrowInPlaceOrNotAtAll(EmbeddedCluster cluster) throws Exception {
		KubernetesClient client = cluster.client();
		StorageClass storageClass = client.storage()
			.v1()
			.storageClasses()
			.resource(expandable(client, "expandable"))
			.serverSideApply();
		try (DeployedStack stack = new DeployedStack("e2e-grow", client,
				Map.of("replicas", "1", "storageClass", "expandable", "image", cluster.quickImage()))) {
			stack.up();
			Service.Visit visit = stack.service().visit();
			Pod pod = stack.pods().get(0);
			String claim = stack.claim(0).getMetadata().getUid();

			stack.set("storageSize", "256Mi");
			stack.up();
			assertThat(requested(stack, 0)).isEqualTo("256Mi");
			assertThat(stack.claim(0).getMetadata().getUid()).isEqualTo(claim);
			assertThat(stack.pods()).extracting((now) -> now.getMetadata().getUid())
				.containsExactly(pod.getMetadata().getUid());
			assertThat(stack.history("timestamps-0")).contains(visit);

			stack.set("replicas", "2");
			stack.up();
			assertThat(requested(stack, 1)).isEqualTo("256Mi");

			stack.set("storageSize", "128Mi");
			stack.set("timeZone", "Europe/Moscow");
			assertThatThrownBy(stack::up)
				.hasMessageContaining("storageSize is \"128Mi\"; the volumes have 256Mi and cannot shrink");
			storageClass.setAllowVolumeExpansion(false);
			client.storage().v1().storageClasses().resource(storageClass).update();
			stack.set("storageSize", "512Mi");
			stack.set("replicas", "0");
			assertThatThrownBy(stack::up).hasMessageContaining(
					"timestamps:storageSize is \"512Mi\"; the volumes have 256Mi, and their class expandable does not let them grow")
				.hasMessageContaining("timestamps:replicas is \"0\"; allowed is")
				.message()
				.doesNotContain("\tat ");
			assertThat(requested(stack, 0)).isEqualTo("256Mi");
			assertThat(stack.set().getMetadata().getGeneration()).isEqualTo(2);
		}
		finally {
			client.storage().v1().storageClasses().resource(storageClass).delete();
		}
	}

	/** The cluster's own class, but for what it allows. */
	static StorageClass expandable(KubernetesClient client, String name) {
		StorageClass own = client.storage().v1().storageClasses().withName("local-path").get();
		return new StorageClassBuilder(own).withNewMetadata()
			.withName(name)
			.addToAnnotations("defaultVolumeType", "local")
			.endMetadata()
			.withAllowVolumeExpansion(true)
			.build();
	}

	private static String requested(DeployedStack stack, int ordinal) {
		return stack.claim(ordinal).getSpec().getResources().getRequests().get("storage").toString();
	}

}
