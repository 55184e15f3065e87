package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.dsl.PodResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.kit.Command.Result;
import timestamps.kit.Visitors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Backs up a stack under load, and restores the archive into a second stack of the same
 * program on the same cluster.
 */
@OnCluster
@ResourceLock(Deployment.STACK)
@Order(5)
class BackupIT {

	private static final int SOME = 100;

	private static final Duration AT_MOST = Duration.ofMinutes(1);

	@TempDir
	private Path folder;

	@Test
	void aBackupUnderLoadIsRestoredIntoANewStackAndSequencesGoOn(DeployedStack stack, EmbeddedCluster cluster)
			throws Exception {
		Path archive = this.folder.resolve("visits.tar.gz");
		List<Service.Visit> answered = backUpUnderLoad(stack, archive);
		Map<String, Long> taken = contents(stack, archive);
		assertThat(answered).hasSizeGreaterThanOrEqualTo(SOME)
			.allMatch((visit) -> visit.sequence() <= taken.get(visit.replica()));

		try (DeployedStack restored = new DeployedStack("e2e-restored", cluster.client(),
				Map.of("replicas", "" + Deployment.REPLICAS, "image", cluster.quickImage()))) {
			restored.up();
			whatIsDamagedIsNamedAndNothingIsChanged(restored, archive);

			assertThat(restored.run("operations/restore", archive.toString()).output())
				.endsWith("Every visit of the archive is there.");
			taken.forEach((replica, last) -> assertRestored(restored, stack, replica, last));
			Service.Visit next = restored.service().visit();
			assertThat(next.sequence()).isEqualTo(taken.get(next.replica()) + 1);

			visitsThatTheArchiveHasNotAreLeftAsTheyAre(stack, restored, next.replica(), archive);
			aReplicaWhoseLogIsDamagedIsBroughtBack(restored, cluster, archive);
			assertRestored(restored, stack, "timestamps-1", taken.get("timestamps-1"));
			whereAnotherStackIsNothingIsTakenAndNothingRestored(restored, archive);
		}
	}

	private static void assertRestored(DeployedStack restored, DeployedStack stack, String replica, long last) {
		assertThat(restored.history(replica))
			.isEqualTo(stack.history(replica).stream().filter((visit) -> visit.sequence() <= last).toList());
	}

	private static List<Service.Visit> backUpUnderLoad(DeployedStack stack, Path archive) throws Exception {
		Visitors visitors = stack.service().visitors(1, Duration.ofMillis(5));
		try (visitors) {
			Awaitility.await().atMost(AT_MOST).until(() -> visitors.answers().size() >= SOME);
			List<Service.Visit> answered = Service.visits(visitors);
			stack.run("operations/backup", archive.toString()).succeeded();
			int atItsEnd = visitors.answers().size();
			Awaitility.await().atMost(AT_MOST).until(() -> visitors.answers().size() >= atItsEnd + SOME);
			return answered;
		}
		finally {
			assertThat(visitors.failures()).isEmpty();
		}
	}

	/** The number of visits of each replica, as the archive's CONTENTS lists it. */
	private static Map<String, Long> contents(DeployedStack stack, Path archive) {
		Map<String, Long> contents = new TreeMap<>();
		stack.run("tar", "-xzOf", archive.toString(), "CONTENTS").output().lines().forEach((line) -> {
			String[] columns = line.split("\t");
			contents.put(columns[0], Long.valueOf(columns[1]));
		});
		assertThat(contents).containsOnlyKeys("timestamps-0", "timestamps-1", "timestamps-2");
		return contents;
	}

	private void whatIsDamagedIsNamedAndNothingIsChanged(DeployedStack restored, Path archive) throws IOException {
		byte[] bytes = Files.readAllBytes(archive);
		bytes[bytes.length / 2] ^= 1;
		Path damaged = Files.write(this.folder.resolve("damaged.tar.gz"), bytes);

		assertThat(restored.run("operations/restore", damaged.toString()).failed()).contains("FAILED")
			.endsWith(damaged + " is damaged, see above. Nothing was changed.\n→ Restore another backup.");
		assertThat(restored.set().getMetadata().getGeneration()).isOne();
	}

	/** Both stacks have recorded further visits since the archive. */
	private void visitsThatTheArchiveHasNotAreLeftAsTheyAre(DeployedStack stack, DeployedStack restored, String replica,
			Path archive) {
		long generation = stack.set().getMetadata().getGeneration();
		Path later = this.folder.resolve("later.tar.gz");
		assertThat(restored.run("operations/backup", later.toString()).status()).isZero();

		Result same = stack.run("operations/restore", archive.toString());
		Result other = stack.run("operations/restore", later.toString());

		same.succeeded();
		assertThat(other.failed()).contains(replica + ": the log holds", "they differ from visit ")
			.contains("Replicas have visits that differ from the archive's, see above. Nothing was changed.");
		assertThat(stack.set().getMetadata().getGeneration()).isEqualTo(generation);
	}

	/** The replica does not serve, so it cannot be asked for its visits. */
	private static void aReplicaWhoseLogIsDamagedIsBroughtBack(DeployedStack restored, EmbeddedCluster cluster,
			Path archive) throws IOException {
		Path log = restored.volume(1).resolve("visits.ndjson");
		byte[] bytes = Files.readAllBytes(log);
		bytes[bytes.length / 2] ^= 1;
		Files.write(log, bytes);
		PodResource pod = restored.pod("timestamps-1");
		pod.withGracePeriod(0).delete();
		pod.waitUntilCondition((found) -> found != null && found.getStatus()
			.getContainerStatuses()
			.stream()
			.anyMatch((container) -> container.getRestartCount() > 0), AT_MOST.toSeconds(), TimeUnit.SECONDS);

		Result result = restored.run("operations/restore", "--aside", archive.toString());

		assertThat(result.succeeded()).contains("timestamps-1: does not serve")
			.endsWith("Every visit of the archive is there.");
	}

	/** As if kubectl's context led to another cluster than the stack's. */
	private void whereAnotherStackIsNothingIsTakenAndNothingRestored(DeployedStack restored, Path archive) {
		long generation = restored.set().getMetadata().getGeneration();
		Path taken = this.folder.resolve("taken.tar.gz");
		restored.client()
			.namespaces()
			.withName(restored.namespace())
			.edit((namespace) -> new NamespaceBuilder(namespace).editMetadata()
				.addToAnnotations("stateful/stack", "organization/timestamps/other")
				.endMetadata()
				.build());

		Result backup = restored.run("operations/backup", taken.toString());
		Result restore = restored.run("operations/restore", "--aside", archive.toString());

		assertThat(List.of(backup, restore)).allSatisfy((result) -> {
			assertThat(result.failed()).contains("The selected stack is organization/timestamps/e2e-restored",
					"belongs to stack organization/timestamps/other");
		});
		assertThat(taken).doesNotExist();
		assertThat(restored.set().getMetadata().getGeneration()).isEqualTo(generation);
	}

}
