package timestamps.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timestamps.kit.Command;
import timestamps.kit.Command.Result;
import timestamps.service.log.VisitLogs;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code operations/archive} packs is unpacked as it was, or its damage is reported.
 */
class ArchiveTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final int LINE = 256;

	@TempDir
	Path folder;

	private Path archive;

	@BeforeEach
	void pack() throws Exception {
		this.archive = this.folder.resolve("visits.tar.gz");
		Path work = work("packed");
		write(work, "timestamps-0", 300);
		write(work, "timestamps-1", 20);
		write(work, "timestamps-10", 0);
		assertThat(run(work, "pack", this.archive).status()).isZero();
	}

	@Test
	void everyLogIsUnpackedAsItWasAndItsLastVisitIsReported() throws Exception {
		Path work = work("unpacked");

		assertThat(run(work, "unpack", this.archive)).isEqualTo(new Result(0, ""));

		for (String replica : List.of("timestamps-0", "timestamps-1", "timestamps-10")) {
			assertThat(log(work, replica)).hasSameBinaryContentAs(log(work("packed"), replica));
		}
		assertThat(work.resolve("archive/CONTENTS")).hasContent("""
				timestamps-0	300	2026-01-01T00:00:00.300000Z
				timestamps-1	20	2026-01-01T00:00:00.020000Z
				timestamps-10	0
				""".replace("10	0\n", "10	0	"));
	}

	@Test
	void aFlippedBitIsRefusedUnlessItDamagesNothing() throws Exception {
		byte[] whole = Files.readAllBytes(this.archive);
		List<String> unnoticed = new ArrayList<>();
		for (int i = 0; i < whole.length; i += whole.length / 15) {
			byte[] damaged = whole.clone();
			damaged[i] ^= 4;
			Files.write(this.archive, damaged);
			Path work = work("flipped-" + i);

			if (run(work, "unpack", this.archive).status() == 0
					&& Arrays.mismatch(Files.readAllBytes(log(work, "timestamps-0")),
							Files.readAllBytes(log(work("packed"), "timestamps-0"))) >= 0) {
				unnoticed.add("byte " + i);
			}
		}

		assertThat(unnoticed).isEmpty();
	}

	@Test
	void anArchiveThatEndsTooEarlyIsRefused() throws Exception {
		byte[] whole = Files.readAllBytes(this.archive);
		for (int length : List.of(0, 10, whole.length / 2, whole.length - 9, whole.length - 1)) {
			Files.write(this.archive, Arrays.copyOf(whole, length));

			assertThat(run(work("cut-" + length), "unpack", this.archive).status()).as("%s bytes", length).isPositive();
		}
	}

	@Test
	void aLogThatIsNotWhatWasPackedIsNamedWithItsLine() throws Exception {
		Path work = work("packed");
		byte[] log = Files.readAllBytes(log(work, "timestamps-1"));
		log[3 * LINE + 30]++;
		Files.write(log(work, "timestamps-1"), log);
		Command.of("tar", "-czf", this.archive.toString(), "-C", work.resolve("archive").toString(), ".").run();

		Result result = run(work("unpacked"), "unpack", this.archive);

		assertThat(result.status()).isPositive();
		assertThat(result.output()).contains("timestamps-1/visits.ndjson: FAILED",
				"timestamps-1/visits.ndjson, line 4 (byte offset 768): its content and its checksum differ");
	}

	@Test
	void aMissingReplicaIsNamed() throws Exception {
		Path work = work("packed");
		Command
			.of("tar", "-czf", this.archive.toString(), "-C", work.resolve("archive").toString(), "CONTENTS",
					"SHA256SUMS", "timestamps-0", "timestamps-10")
			.run();

		Result result = run(work("unpacked"), "unpack", this.archive);

		assertThat(result.status()).isPositive();
		assertThat(result.output()).contains("timestamps-1/visits.ndjson: FAILED open or read",
				"timestamps-1: its log does not have the 20 visits that CONTENTS lists");
	}

	@Test
	void missingVisitsAreReportedEvenIfTheSumsAreRight() throws Exception {
		Path work = work("packed");
		byte[] log = Files.readAllBytes(log(work, "timestamps-1"));
		byte[] without = new byte[log.length - LINE];
		System.arraycopy(log, 0, without, 0, 5 * LINE);
		System.arraycopy(log, 6 * LINE, without, 5 * LINE, log.length - 6 * LINE);
		Files.write(log(work, "timestamps-1"), without);
		assertThat(run(work, "pack", this.archive).status()).isZero();

		Result result = run(work("unpacked"), "unpack", this.archive);

		assertThat(result.status()).isPositive();
		assertThat(result.output()).contains(
				"timestamps-1/visits.ndjson, line 6 (byte offset 1280): it holds visit 7, and visit 6 belongs there");
	}

	@Test
	void anArchiveOfSomethingElseIsRefused() throws Exception {
		Command.of("tar", "-czf", this.archive.toString(), "-C", this.folder.toString(), "packed/archive/timestamps-0")
			.run();

		assertThat(run(work("unpacked"), "unpack", this.archive).status()).isPositive();
	}

	private Path work(String name) throws IOException {
		Path work = this.folder.resolve(name);
		Files.createDirectories(work.resolve("archive"));
		return work;
	}

	private static void write(Path work, String replica, int visits) throws IOException {
		Path directory = Files.createDirectories(log(work, replica).getParent());
		Files.createFile(log(work, replica));
		VisitLogs.write(directory, 1, visits);
	}

	private static Path log(Path work, String replica) {
		return work.resolve("archive").resolve(replica).resolve("visits.ndjson");
	}

	private static Result run(Path work, String function, Path archive) {
		return Command.of("bash", "-euo", "pipefail", "-c",
				"unset JAVA_TOOL_OPTIONS && source operations/archive && work=$1 classes=$PWD/service/target/classes; "
						+ function + " \"$2\"",
				"bash", work.toString(), archive.toString())
			.in(ROOT)
			.attempt();
	}

}
