package timestamps.service.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import timestamps.kit.Command;
import timestamps.kit.Command.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** Any damage of a log is reported with its place, and the log is not changed. */
class VisitsCheckTests {

	private static final int VISITS = 2000;

	private static final String DIFFER = "its content and its checksum differ";

	@TempDir
	Path directory;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private Path file;

	private byte[] bytes;

	@BeforeEach
	void write() throws Exception {
		this.file = this.directory.resolve("visits.ndjson");
		VisitLogs.write(this.directory, 1, VISITS);
		this.bytes = Files.readAllBytes(this.file);
	}

	@Test
	void aWholeLogIsIntactWhetherItsFileOrItsFolderIsGiven() {
		assertThat(check(this.file)).isZero();
		assertThat(check(this.directory)).isZero();

		assertThat(output()).containsExactly(this.file + ": 2000 lines, all intact",
				this.file + ": 2000 lines, all intact");
	}

	@Test
	void anEmptyLogIsIntact() throws Exception {
		Files.write(this.file, new byte[0]);

		assertThat(check(this.file)).isZero();
		assertThat(output()).containsExactly(this.file + ": 0 lines, all intact");
	}

	@Test
	void anyFlippedBitIsFound() throws Exception {
		this.bytes = Arrays.copyOf(this.bytes, 3 * VisitLine.LENGTH);
		for (int bit = 0; bit < VisitLine.LENGTH * 8; bit++) {
			byte[] damaged = this.bytes.clone();
			damaged[VisitLine.LENGTH + bit / 8] ^= (byte) (1 << (bit % 8));
			Files.write(this.file, damaged);
			this.out.reset();

			assertThat(check(this.file)).as("bit %s", bit).isEqualTo(1);
			assertThat(output()).containsExactly(this.file + ", line 2 (byte offset 256): " + DIFFER,
					this.file + ": 3 lines, 1 damaged; intact before the first of them: 1");
		}
	}

	@Test
	void everyDamagedLineIsNamed() throws Exception {
		this.bytes[0]++;
		this.bytes[1499 * VisitLine.LENGTH + 100]++;
		this.bytes[this.bytes.length - 1]++;
		Files.write(this.file, this.bytes);

		assertThat(check(this.file)).isEqualTo(1);
		assertThat(output()).containsExactly(this.file + ", line 1 (byte offset 0): " + DIFFER,
				this.file + ", line 1500 (byte offset 383744): " + DIFFER,
				this.file + ", line 2000 (byte offset 511744): " + DIFFER,
				this.file + ": 2000 lines, 3 damaged; intact before the first of them: 0");
	}

	@Test
	void oneByteTooManyDamagesAllLinesAfterItAndAHundredAreNamed() throws Exception {
		byte[] longer = Arrays.copyOf(this.bytes, this.bytes.length + 1);
		System.arraycopy(this.bytes, 300, longer, 301, this.bytes.length - 300);
		Files.write(this.file, longer);

		assertThat(check(this.file)).isEqualTo(1);
		assertThat(output()).hasSize(103)
			.startsWith(this.file + ", line 2 (byte offset 256): " + DIFFER)
			.endsWith(this.file + ": 2000 lines, 1999 damaged; intact before the first of them: 1");
	}

	@Test
	void aMissingLineIsFound() throws Exception {
		write(visit(1, 1), visit(3, 3), visit(4, 4));

		assertThat(check(this.file)).isEqualTo(1);
		assertThat(output())
			.startsWith(this.file + ", line 2 (byte offset 256): it holds visit 3, and visit 2 belongs there")
			.hasSize(2);
	}

	@Test
	void aRepeatedLineIsFound() throws Exception {
		write(visit(1, 1), visit(2, 2), visit(2, 2), visit(3, 3));

		assertThat(check(this.file)).isEqualTo(1);
		assertThat(output())
			.startsWith(this.file + ", line 3 (byte offset 512): it holds visit 2, and visit 3 belongs there")
			.hasSize(2);
	}

	@Test
	void aTimeThatRunsBackwardsIsFound() throws Exception {
		write(visit(1, 10), visit(2, 20), visit(3, 15), visit(4, 20), visit(5, 21));

		assertThat(check(this.file)).isEqualTo(1);
		assertThat(output())
			.startsWith(this.file + ", line 3 (byte offset 512): its time, 1970-01-01T00:00:15.000000Z, is before that"
					+ " of an earlier line, 1970-01-01T00:00:20.000000Z")
			.hasSize(2);
	}

	@Test
	void zerosBetweenLinesAreDamage() throws Exception {
		write(visit(1, 1), new byte[VisitLine.LENGTH], visit(3, 3));

		assertThat(check(this.file)).isEqualTo(1);
		assertThat(output()).startsWith(this.file + ", line 2 (byte offset 256): " + DIFFER).hasSize(2);
	}

	@Test
	void whatACrashLeavesAfterTheLastLineIsReportedAndIsNoDamage() throws Exception {
		write(visit(1, 1), visit(2, 2), new byte[VisitLine.LENGTH], Arrays.copyOf(visit(3, 3), 100));

		assertThat(check(this.file)).isZero();
		assertThat(output()).hasSize(2)
			.startsWith(this.file + ": the last 356 bytes are of an unfinished write; they belong to no answered visit,"
					+ " and the service cuts them off when it starts")
			.endsWith(this.file + ": 2 lines, all intact");
	}

	@Test
	void cutKeepsWhatIsBeforeTheDamageInACopyThatTheServiceOpens() throws Exception {
		this.bytes[1499 * VisitLine.LENGTH + 100]++;
		Files.write(this.file, this.bytes);
		Path copy = Files.createDirectory(this.directory.resolve("new")).resolve("visits.ndjson");

		assertThat(check("--cut", copy.toString(), this.file.toString())).isEqualTo(1);

		assertThat(output()).endsWith(copy + ": holds the first 1499 visits");
		assertThat(this.file).as("the original").hasBinaryContent(this.bytes);
		assertThat(copy).hasBinaryContent(Arrays.copyOf(this.bytes, 1499 * VisitLine.LENGTH));
		try (VisitLog log = VisitLogs.open(copy.getParent())) {
			assertThat(log.append().get().sequence()).isEqualTo(1500);
		}
	}

	@Test
	void cutCopiesAnIntactLogWithoutItsTornTail() throws Exception {
		Files.write(this.file, Arrays.copyOf(this.bytes, this.bytes.length - 1));
		Path copy = this.directory.resolve("copy");

		assertThat(check("--cut", copy.toString(), this.directory.toString())).isZero();

		assertThat(copy).hasBinaryContent(Arrays.copyOf(this.bytes, this.bytes.length - VisitLine.LENGTH));
	}

	@Test
	void cutReplacesNoFile() throws Exception {
		assertThat(check("--cut", this.file.toString(), this.file.toString())).isEqualTo(2);

		assertThat(errors())
			.containsExactly("visits-check: " + this.file + " exists already; the copy must be a new file");
		assertThat(this.file).hasBinaryContent(this.bytes);
	}

	@Test
	void aLogThatIsOpenIsNotChecked() throws Exception {
		try (VisitLog log = VisitLogs.open(this.directory)) {
			assertThat(check(this.directory)).isEqualTo(2);
			assertThat(log.count()).isEqualTo(VISITS);
		}

		assertThat(errors()).singleElement().asString().contains(this.directory + " is in use by replica timestamps-0");
	}

	@Test
	void nothingIsWrittenBesideTheLog() throws Exception {
		check(this.directory);

		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).containsExactly(this.file);
		}
	}

	@Test
	void aMissingFileIsNamed() {
		Path missing = this.directory.resolve("missing");

		assertThat(check(missing)).isEqualTo(2);
		assertThat(errors()).containsExactly("visits-check: there is no " + missing);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "one two", "--cut", "--cut copy", "--cut a b c", "--unknown", "log --cut copy" })
	void wrongArgumentsAreAnsweredWithWhatIsAllowed(String arguments) {
		assertThat(check(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(2);

		assertThat(errors())
			.startsWith("visits-check: wrong arguments: " + (arguments.isEmpty() ? "none" : arguments),
					"Usage: visits-check [--cut COPY] LOG")
			.endsWith("Exit status: 0 intact, 1 damaged, 2 not checked.");
	}

	@Test
	void itNeedsNoLibrary() throws Exception {
		this.bytes[0]++;
		Files.write(this.file, this.bytes);
		Path classes = Path.of(VisitsCheck.class.getProtectionDomain().getCodeSource().getLocation().toURI());

		Result result = Command
			.of("env", "-u", "JAVA_TOOL_OPTIONS", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-cp", classes.toString(), VisitsCheck.class.getName(), this.directory.toString())
			.attempt();

		assertThat(result.output()).hasLineCount(2).startsWith(this.file + ", line 1 (byte offset 0): " + DIFFER);
		assertThat(result.status()).isEqualTo(1);
	}

	private int check(Path log) {
		return check(log.toString());
	}

	private int check(String... arguments) {
		return new VisitsCheck(new PrintStream(this.out), new PrintStream(this.err)).run(List.of(arguments));
	}

	private List<String> output() {
		return this.out.toString(StandardCharsets.UTF_8).lines().toList();
	}

	private List<String> errors() {
		return this.err.toString(StandardCharsets.UTF_8).lines().toList();
	}

	private void write(byte[]... parts) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.write(part);
		}
		Files.write(this.file, all.toByteArray());
	}

	private static byte[] visit(long sequence, long second) {
		ByteBuffer line = ByteBuffer.allocate(VisitLine.LENGTH);
		VisitLine.encode(VisitLogs.visit(sequence, Instant.ofEpochSecond(second), ZoneOffset.UTC, "timestamps-0"),
				line);
		return line.array();
	}

}
