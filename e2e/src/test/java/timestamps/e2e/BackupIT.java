package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Histories that were taken away under load are brought back, into a second stack of the
 * same program on the same cluster.
 */
@ExtendWith(Deployment.class)
@ResourceLock(Deployment.STACK)
@Order(3)
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
			taken.forEach((replica, last) -> assertThat(restored.history(replica))
				.isEqualTo(stack.history(replica).stream().filter((visit) -> visit.sequence() <= last).toList()));
			Service.Visit next = restored.service().visit();
			assertThat(next.sequence()).isEqualTo(taken.get(next.replica()) + 1);

			visitsThatTheArchiveHasNotAreLeftAsTheyAre(stack, restored, next.replica(), archive);
		}
	}

	private static List<Service.Visit> backUpUnderLoad(DeployedStack stack, Path archive) throws Exception {
		Visitor visitor = new Visitor(stack.service(), Duration.ofMillis(5));
		try {
			Awaitility.await().atMost(AT_MOST).until(() -> visitor.visits().size() >= SOME);
			List<Service.Visit> answered = visitor.visits();
			Shell.Result backup = stack.run("operations/backup", archive.toString());
			assertThat(backup.status()).as(backup.output()).isZero();
			int atItsEnd = visitor.visits().size();
			Awaitility.await().atMost(AT_MOST).until(() -> visitor.visits().size() >= atItsEnd + SOME);
			return answered;
		}
		finally {
			visitor.stop();
			assertThat(visitor.failures()).isEmpty();
		}
	}

	/** How many visits of each replica it says it has. */
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

		Shell.Result result = restored.run("operations/restore", damaged.toString());

		assertThat(result.status()).isPositive();
		assertThat(result.output()).contains("FAILED")
			.endsWith(damaged + " is damaged, as told above. Nothing was changed.\n→ Restore another one.");
		assertThat(restored.set().getMetadata().getGeneration()).isOne();
	}

	/** Both stacks have gone on from the archive, each in its own way. */
	private void visitsThatTheArchiveHasNotAreLeftAsTheyAre(DeployedStack stack, DeployedStack restored, String replica,
			Path archive) {
		long generation = stack.set().getMetadata().getGeneration();
		Path later = this.folder.resolve("later.tar.gz");
		assertThat(restored.run("operations/backup", later.toString()).status()).isZero();

		Shell.Result same = stack.run("operations/restore", archive.toString());
		Shell.Result other = stack.run("operations/restore", later.toString());

		assertThat(same.status()).as(same.output()).isZero();
		assertThat(other.status()).isPositive();
		assertThat(other.output()).contains(replica + ": the log holds", "they differ from visit ")
			.contains("There are visits that the archive has not. Nothing was changed.");
		assertThat(stack.set().getMetadata().getGeneration()).isEqualTo(generation);
	}

}
