package timestamps.service.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A second process writes to the same log, and no lock keeps it off: whichever writes
 * second fails, and no visit that the other has answered is lost.
 */
class OtherWriterTests {

	@TempDir
	Path directory;

	private final AtomicInteger forced = new AtomicInteger();

	@Test
	void aWriterThatFindsLinesOfAnotherFailsAndLeavesThem() throws Exception {
		Path file = this.directory.resolve(LogFile.NAME);
		try (VisitLog log = open()) {
			log.append().get();
			byte[] line = Files.readAllBytes(file);
			Files.write(file, line, StandardOpenOption.APPEND);

			assertFails(log, "another process writes to it");

			assertThat(file).hasSize(2L * VisitLine.LENGTH);
		}
	}

	@Test
	void aWriterWhoseFileWasReplacedFails() throws Exception {
		Path file = this.directory.resolve(LogFile.NAME);
		try (VisitLog log = open()) {
			log.append().get();
			Path copy = Files.copy(file, this.directory.resolve("copy"));
			Files.move(file, this.directory.resolve("moved"));
			Files.move(copy, file);

			assertFails(log, "is another file than the one that was opened");

			assertThat(file).hasSize(VisitLine.LENGTH);
		}
	}

	@Test
	void aWriterWhoseFileIsGoneFails() throws Exception {
		try (VisitLog log = open()) {
			log.append().get();
			Files.delete(this.directory.resolve(LogFile.NAME));

			assertFails(log, "is no longer there");
		}
	}

	@Test
	void theFolderIsForcedAtEachOpening() throws Exception {
		open().close();
		open().close();

		assertThat(this.forced).hasValue(2);
	}

	@Test
	void whatOpeningCutsOffIsReported() throws Exception {
		try (VisitLog log = open()) {
			log.append().get();
			assertThat(log.cut()).isZero();
		}
		Files.write(this.directory.resolve(LogFile.NAME), new byte[1000], StandardOpenOption.APPEND);

		try (VisitLog log = open()) {
			assertThat(log.cut()).isEqualTo(1000);
			assertThat(log.count()).isEqualTo(1);
		}
	}

	private static void assertFails(VisitLog log, String reason) {
		VisitLogs.assertRefused(log.append()).withMessageContaining(reason);
		assertThat(log.condition()).isEqualTo(Condition.FAILED);
	}

	private VisitLog open() throws IOException {
		return VisitLog.open(this.directory, "timestamps-0", ZoneOffset.UTC, new TestClock(), new LogFile.Channels() {
			@Override
			public FileChannel open(Path file) throws IOException {
				return REAL.open(file);
			}

			@Override
			public void forceEntry(Path folder) throws IOException {
				OtherWriterTests.this.forced.incrementAndGet();
				REAL.forceEntry(folder);
			}
		});
	}

}
