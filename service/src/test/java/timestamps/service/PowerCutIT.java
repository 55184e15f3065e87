package timestamps.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timestamps.kit.Command;
import timestamps.service.log.VisitLog;
import timestamps.service.log.VisitLogs;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The promise, tested with power cuts: the real service runs on a real file system, on a
 * disk that records all writes. Then, for many moments, the disk as it would have been
 * after a power cut is mounted, and its log is compared with the answers given by then.
 *
 * <p>
 * {@code -DpowerCuts=300} sets the number of cuts on each file system, {@code -Dseed=7}
 * chooses the same moments of a record again. The record itself differs from run to run.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class PowerCutIT {

	private static final int CUTS = Integer.getInteger("powerCuts", 30);

	private static final long SEED = Long.getLong("seed", System.nanoTime());

	private static final int VISITS = 4000;

	private static final String TEXT = "written";

	/** The place of ext4's superblock, in bytes. */
	private static final int SUPERBLOCK = 1024;

	@TempDir
	Path directory;

	private final Random random = new Random(SEED);

	@ParameterizedTest
	@CsvSource({ "ext4, 64, 24", "ext4, 64, 400", "xfs, 320, 400" })
	void answeredVisitSurvivesAPowerCut(String fileSystem, int mebibytes, int connections) throws Exception {
		Visitors visitors = new Visitors(connections);
		DiskRecord record = record(fileSystem, mebibytes, (folder) -> {
			try (ServiceProcess service = ServiceProcess.start(folder.resolve("data"))) {
				visitors.visitUntil(service, VISITS);
				service.kill();
			}
		});

		PowerCuts cuts = new PowerCuts(this.directory.resolve("before"), record, this.random);
		int[] moments = this.random.ints(CUTS, 1, record.size() + 1).sorted().toArray();
		int lost = 0;
		for (int i = 0; i < CUTS; i++) {
			Survivors survivors = Survivors.values()[i % Survivors.values().length];
			lost += cuts.cut(moments[i], survivors, this.directory.resolve("after"));
			String when = "%s, %s connections, seed %s: power cut after %s of %s entries, survivors of the last: %s"
				.formatted(fileSystem, connections, SEED, moments[i], record.size(), survivors);
			verify(visitors.answeredBefore(record.lastTimeOf(moments[i])), when);
		}

		assertThat(visitors.answered()).hasSizeGreaterThanOrEqualTo(VISITS);
		assertThat(lost).as("sectors that were written and not on the disk").isPositive();
		System.out.printf("%s, %s connections, seed %s: %s power cuts in %s entries, %s answered visits, none lost%n",
				fileSystem, connections, SEED, CUTS, record.size(), visitors.answered().size());
	}

	/** Without this, the test above would also pass on a disk that loses nothing. */
	@ParameterizedTest
	@CsvSource({ "ext4, 64", "xfs, 320" })
	void whatWasForcedIsThereAndWhatWasNotIsLost(String fileSystem, int mebibytes) throws Exception {
		AtomicLong written = new AtomicLong();
		DiskRecord record = record(fileSystem, mebibytes, (folder) -> {
			write(folder.resolve("forced"), true);
			write(folder.resolve("unforced"), false);
			written.set(System.nanoTime());
		});

		PowerCuts cuts = new PowerCuts(this.directory.resolve("before"), record, this.random);
		cuts.cut(record.countUntil(written.get()), Survivors.ALL, this.directory.resolve("after"));

		try (MountedDisk disk = MountedDisk.mount(this.directory.resolve("after"), this.directory.resolve("mounted"))) {
			assertThat(disk.folder().resolve("forced")).hasContent(TEXT);
			assertThat(disk.folder().resolve("unforced")).satisfiesAnyOf((file) -> assertThat(file).doesNotExist(),
					(file) -> assertThat(file).isEmptyFile());
		}
	}

	/**
	 * Half of the superblock is of one moment and half of another: the kernel refuses
	 * such a disk until it is repaired.
	 */
	@Test
	void whatWasForcedOutlivesATornSuperblock() throws Exception {
		AtomicLong written = new AtomicLong();
		DiskRecord record = record("ext4", 64, (folder) -> {
			write(folder.resolve("forced"), true);
			written.set(System.nanoTime());
		});
		Path after = this.directory.resolve("after");
		ByteBuffer half = ByteBuffer.allocate(PowerCuts.SECTOR);
		try (FileChannel disk = FileChannel.open(this.directory.resolve("before"), StandardOpenOption.READ)) {
			disk.read(half, SUPERBLOCK);
		}

		PowerCuts cuts = new PowerCuts(this.directory.resolve("before"), record, this.random);
		cuts.cut(record.countUntil(written.get()), Survivors.ALL, after);
		try (FileChannel disk = FileChannel.open(after, StandardOpenOption.WRITE)) {
			disk.write(half.flip(), SUPERBLOCK);
		}

		try (MountedDisk disk = MountedDisk.mount(after, this.directory.resolve("mounted"))) {
			assertThat(disk.folder().resolve("forced")).hasContent(TEXT);
		}
	}

	private static void write(Path file, boolean force) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			channel.write(ByteBuffer.wrap(TEXT.getBytes(StandardCharsets.UTF_8)));
			if (force) {
				channel.force(true);
			}
		}
	}

	private DiskRecord record(String fileSystem, int mebibytes, Use use) throws Exception {
		Path disk = this.directory.resolve("disk");
		Path before = this.directory.resolve("before");
		Path record = this.directory.resolve("record");
		Command.of("truncate", "--size=" + mebibytes + "M", disk.toString()).run();
		Command.of("mkfs." + fileSystem, "-q", disk.toString()).run();
		Command.of("cp", "--sparse=always", disk.toString(), before.toString()).run();
		long start = System.nanoTime();
		try (MountedDisk mounted = MountedDisk.record(disk, this.directory.resolve("recorded"), record)) {
			use.of(mounted.folder());
		}
		DiskRecord entries = DiskRecord.read(record);
		assertThat(entries.countUntil(start)).as("entries of the record before there was one: other clocks?").isZero();
		assertThat(entries.countUntil(System.nanoTime())).isEqualTo(entries.size());
		return entries;
	}

	private void verify(List<String> answered, String when) throws Exception {
		try (MountedDisk disk = MountedDisk.mount(this.directory.resolve("after"), this.directory.resolve("mounted"))) {
			Path data = disk.folder().resolve("data");
			try (VisitLog log = VisitLogs.open(data, Clock.systemUTC())) {
				assertThat(log.read(1, Math.toIntExact(log.count()))).as(when).hasSize(Math.toIntExact(log.count()));
				WrittenVisits.assertHold(data.resolve("visits.ndjson"), answered, when);
				assertThat(log.append().get().sequence()).as(when).isEqualTo(log.count());
			}
		}
		catch (IOException ex) {
			throw new AssertionError(when + ": " + ex.getMessage(), ex);
		}
	}

	@FunctionalInterface
	private interface Use {

		void of(Path folder) throws Exception;

	}

}
