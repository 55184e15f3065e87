package timestamps.service.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a crash leaves is cut off. Any other damaged line is refused. */
class DamageTests {

	private static final int VISITS = 3;

	@TempDir
	Path directory;

	private Path file;

	private byte[] bytes;

	private List<Visit> visits;

	@BeforeEach
	void write() throws Exception {
		this.file = this.directory.resolve("visits.ndjson");
		try (VisitLog log = VisitLogs.open(this.directory)) {
			this.visits = VisitLogTests.append(log, VISITS);
		}
		this.bytes = Files.readAllBytes(this.file);
	}

	@Test
	void reopenDropsATornTailWhereverItWasCut() throws Exception {
		for (int length = 0; length < this.bytes.length; length++) {
			Files.write(this.file, Arrays.copyOf(this.bytes, length));
			int whole = length / VisitLine.LENGTH;

			try (VisitLog log = VisitLogs.open(this.directory)) {
				assertThat(log.read(1, VISITS)).as("cut at %s", length).isEqualTo(this.visits.subList(0, whole));
				assertThat(log.append().get().sequence()).isEqualTo(whole + 1);
			}
		}
	}

	@Test
	void reopenDropsZerosByWhichTheFileWasExtended() throws Exception {
		Files.write(this.file, new byte[1000], StandardOpenOption.APPEND);

		try (VisitLog log = VisitLogs.open(this.directory)) {
			assertThat(log.read(1, 10)).isEqualTo(this.visits);
		}
		assertThat(this.file).hasBinaryContent(this.bytes);
	}

	@Test
	void anyFlippedBitIsRefusedWithItsPlaceAndTheFileIsLeftAsItIs() throws Exception {
		for (int bit = 0; bit < VisitLine.LENGTH * 8; bit++) {
			byte[] damaged = this.bytes.clone();
			damaged[VisitLine.LENGTH + bit / 8] ^= (byte) (1 << (bit % 8));
			Files.write(this.file, damaged);

			assertThatExceptionOfType(LogDamagedException.class).as("bit %s", bit)
				.isThrownBy(() -> VisitLogs.open(this.directory))
				.withMessageContaining(this.file + ", line 2 (byte offset 256)");
			assertThat(Files.readAllBytes(this.file)).isEqualTo(damaged);
		}
	}

	@Test
	void anyBitFlippedInAnOpenLogIsRefusedByTheHistory() throws Exception {
		try (VisitLog log = VisitLogs.open(this.directory)) {
			for (int bit = 0; bit < VisitLine.LENGTH * 8; bit++) {
				byte[] damaged = this.bytes.clone();
				damaged[VisitLine.LENGTH + bit / 8] ^= (byte) (1 << (bit % 8));
				Files.write(this.file, damaged);

				assertThatExceptionOfType(LogDamagedException.class).as("bit %s", bit)
					.isThrownBy(() -> log.readJson(1, VISITS))
					.withMessageContaining("line 2");
			}
		}
	}

	@Test
	void aLineInAnotherPlaceIsRefusedByTheHistory() throws Exception {
		try (VisitLog log = VisitLogs.open(this.directory)) {
			System.arraycopy(this.bytes, 2 * VisitLine.LENGTH, this.bytes, VisitLine.LENGTH, VisitLine.LENGTH);
			Files.write(this.file, this.bytes);

			assertThatExceptionOfType(LogDamagedException.class).isThrownBy(() -> log.readJson(1, VISITS))
				.withMessageContaining("line 2")
				.withMessageContaining("it holds visit 3");
		}
	}

	@Test
	void aMissingLineIsFound() throws Exception {
		byte[] shorter = Arrays.copyOf(this.bytes, 2 * VisitLine.LENGTH);
		System.arraycopy(this.bytes, 2 * VisitLine.LENGTH, shorter, VisitLine.LENGTH, VisitLine.LENGTH);
		Files.write(this.file, shorter);

		assertThatExceptionOfType(LogDamagedException.class).isThrownBy(() -> VisitLogs.open(this.directory))
			.withMessageContaining("line 2")
			.withMessageContaining("it holds visit 3");
	}

	@Test
	void anImpossibleTimeIsRefusedEvenIfItsChecksumIsRight() throws Exception {
		String line = new String(this.bytes, VisitLine.LENGTH, VisitLine.LENGTH, StandardCharsets.US_ASCII);
		String body = line.substring(0, line.indexOf(",\"crc32c\"")).replace("-11-21T", "-13-21T");
		CRC32C checksum = new CRC32C();
		checksum.update(body.getBytes(StandardCharsets.US_ASCII));
		String damaged = "%s,\"crc32c\":\"%08x\"}".formatted(body, checksum.getValue());
		byte[] start = damaged.getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(start, 0, this.bytes, VisitLine.LENGTH, start.length);
		Files.write(this.file, this.bytes);

		assertThatExceptionOfType(LogDamagedException.class).isThrownBy(() -> VisitLogs.open(this.directory))
			.withMessageContaining("line 2");
	}

	@Test
	void aRefusedLogReleasesItsDirectory() throws Exception {
		Files.write(this.file, new byte[] { 'x' }, StandardOpenOption.WRITE);
		assertThatExceptionOfType(LogDamagedException.class).isThrownBy(() -> VisitLogs.open(this.directory));

		Files.write(this.file, this.bytes);

		try (VisitLog log = VisitLogs.open(this.directory)) {
			assertThat(log.count()).isEqualTo(VISITS);
		}
	}

}
