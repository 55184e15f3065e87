package timestamps.e2e;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import timestamps.kit.Shell;
import timestamps.kit.Visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A larger {@code storageSize} grows the volumes under load, also those of replicas that
 * are added later. A size that is not possible is refused before anything changes.
 */
@OnCluster
@Order(3)
class GrowingVolumesIT {

	private static final long MIB = 1 << 20;

	@Test
	void volumesGrowUnderLoadWithoutAFailedVisit(EmbeddedCluster cluster) throws Exception {
		try (DeployedStack stack = new DeployedStack("e2e-grow", cluster.client(),
				Map.of("replicas", "2", "image", cluster.quickImage()))) {
			stack.up();
			Set<String> pods = uids(stack);
			String claim = stack.claim(0).getMetadata().getUid();
			assertThat(size(stack, 0)).isBetween(128 * MIB, 300 * MIB);

			Visitors visitors = stack.service().visitors(1);
			stack.set("storageSize", "1Gi");
			stack.up();
			List<Long> sizes = List.of(size(stack, 0), size(stack, 1));
			visitors.close();

			assertThat(sizes).allMatch((size) -> size > 900 * MIB);
			assertThat(visitors.failures()).isEmpty();
			List<Service.Visit> visits = Service.visits(visitors);
			assertThat(visits).isNotEmpty();
			for (String replica : new String[] { "timestamps-0", "timestamps-1" }) {
				assertThat(stack.history(replica))
					.containsAll(visits.stream().filter((visit) -> visit.replica().equals(replica)).toList());
			}
			assertThat(uids(stack)).isEqualTo(pods);
			assertThat(stack.claim(0).getMetadata().getUid()).isEqualTo(claim);

			stack.set("replicas", "3");
			stack.up();
			assertThat(size(stack, 2)).isGreaterThan(900 * MIB);
		}
	}

	@Test
	void aSizeThatCannotBeIsRefusedBeforeAnythingChanges(EmbeddedCluster cluster) throws Exception {
		KubernetesClient client = cluster.client();
		StorageClass fixed = client.storage().v1().storageClasses().resource(fixed(client)).serverSideApply();
		try (DeployedStack stack = new DeployedStack("e2e-fixed", client, Map.of("replicas", "1", "storageClass",
				fixed.getMetadata().getName(), "storageSize", "256Mi", "image", cluster.quickImage()))) {
			stack.up();

			stack.set(Map.of("storageSize", "128Mi", "timeZone", "Europe/Moscow"));
			assertThatThrownBy(stack::up)
				.hasMessageContaining("storageSize is \"128Mi\"; the volumes have 256Mi and cannot shrink");

			stack.set(Map.of("storageSize", "512Mi", "replicas", "0"));
			assertThatThrownBy(stack::up).hasMessageContaining(
					"timestamps:storageSize is \"512Mi\"; the volumes have 256Mi, and their class fixed does not let them grow")
				.hasMessageContaining("timestamps:replicas is \"0\"; allowed is")
				.message()
				.doesNotContain("\tat ");
			assertThat(requested(stack.claim(0))).isEqualTo("256Mi");
			assertThat(stack.set().getMetadata().getGeneration()).isEqualTo(1);
		}
		finally {
			client.storage().v1().storageClasses().resource(fixed).delete();
		}
	}

	/** Only its growth makes the replica ready, so the growth must not wait for that. */
	@Test
	void aGrowthThatFailsIsTakenBackAndAFullVolumeGrows(EmbeddedCluster cluster) throws Exception {
		try (DeployedStack stack = new DeployedStack("e2e-too-large", cluster.client(),
				Map.of("replicas", "1", "image", cluster.quickImage()))) {
			stack.up();

			stack.set("storageSize", "1Pi");
			assertThatThrownBy(stack::up).hasMessageContaining("The volumes have not grown to storageSize \"1Pi\"")
				.hasMessageContaining("visits-timestamps-0 has")
				.hasMessageContaining("ControllerResizeInfeasible")
				.message()
				.doesNotContain("\tat ");

			stack.set("storageSize", "128Mi");
			stack.up();
			Set<String> pods = uids(stack);
			stack.volumeOf(0).fill();
			int recorded = 0;
			while (stack.service().post().statusCode() == 201) {
				recorded++;
			}
			stack.pod("timestamps-0").waitUntilCondition((pod) -> !Readiness.isPodReady(pod), 1, TimeUnit.MINUTES);
			stack.set("storageSize", "512Mi");
			stack.up();
			assertThat(uids(stack)).isEqualTo(pods);
			assertThat(stack.service().visit().sequence()).isEqualTo(recorded + 1);
			assertThat(size(stack, 0)).isGreaterThan(400 * MIB);
			assertThat(requested(stack.claim(0))).isEqualTo("512Mi");
			assertThat(stack.pod("timestamps-0").getLog()).contains("Visits are not recorded: the volume is full",
					"Visits are recorded again");
		}
	}

	/** The cluster's own class, except that its volumes do not grow. */
	private static StorageClass fixed(KubernetesClient client) {
		StorageClass own = client.storage().v1().storageClasses().withName("standard").get();
		return new StorageClassBuilder(own).withNewMetadata()
			.withName("fixed")
			.endMetadata()
			.withAllowVolumeExpansion(false)
			.build();
	}

	private static String requested(PersistentVolumeClaim claim) {
		return claim.getSpec().getResources().getRequests().get("storage").toString();
	}

	/** How many bytes a replica's file system has, as the replica itself reports. */
	private static long size(DeployedStack stack, int ordinal) {
		String metrics = Shell.run("kubectl", "get", "--raw",
				"/api/v1/namespaces/" + stack.namespace() + "/pods/timestamps-" + ordinal + ":8081/proxy/metrics");
		return metrics.lines()
			.filter((line) -> line.startsWith("disk_total_bytes"))
			.mapToLong((line) -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.findFirst()
			.orElseThrow();
	}

	private static Set<String> uids(DeployedStack stack) {
		return stack.pods().stream().map((pod) -> pod.getMetadata().getUid()).collect(Collectors.toSet());
	}

}
