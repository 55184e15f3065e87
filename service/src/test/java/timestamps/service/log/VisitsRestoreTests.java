package timestamps.service.log;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A log is restored as a whole or not at all, and never over visits it lacks. */
class VisitsRestoreTests {

	private static final int VISITS = 1000;

	private static final int DONE = 0;

	private static final int REFUSED = 1;

	private static final int NOT_DONE = 2;

	private static final int NOTHING_TO_DO = 3;

	@TempDir
	Path folder;

	@TempDir
	Path elsewhere;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private Path file;

	private byte[] archived;

	@BeforeEach
	void archive() throws Exception {
		VisitLogs.write(this.elsewhere, 1, VISITS);
		this.archived = Files.readAllBytes(this.elsewhere.resolve("visits.ndjson"));
		this.file = this.folder.resolve("visits.ndjson");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 999 })
	void aLogThatTheArchiveBeginsWithIsContinued(int visits) throws Exception {
		Files.write(this.file, first(visits));

		assertThat(restore(this.archived)).isEqualTo(DONE);

		assertThat(this.file).hasBinaryContent(this.archived);
		try (VisitLog log = VisitLogs.open(this.folder)) {
			assertThat(log.append().get().sequence()).isEqualTo(VISITS + 1);
		}
	}

	@Test
	void aVolumeThatNoServiceHasOpenedYetIsRestored() throws Exception {
		assertThat(restore(this.archived)).isEqualTo(DONE);

		assertThat(this.file).hasBinaryContent(this.archived);
	}

	@Test
	void whatACrashLeftAfterTheLastVisitIsNoVisit() throws Exception {
		byte[] torn = Arrays.copyOf(first(10), 11 * VisitLine.LENGTH);
		torn[10 * VisitLine.LENGTH] = '{';
		Files.write(this.file, Arrays.copyOf(torn, torn.length - 1));

		assertThat(restore(this.archived)).isEqualTo(DONE);
		assertThat(this.file).hasBinaryContent(this.archived);
	}

	@Test
	void aLogThatHasAllOfTheArchiveIsLeftAsItIs() throws Exception {
		Files.write(this.file, this.archived);

		assertThat(restore(first(VISITS))).isEqualTo(NOTHING_TO_DO);
		assertThat(restore(first(400))).isEqualTo(NOTHING_TO_DO);

		assertThat(this.file).hasBinaryContent(this.archived);
		assertThat(output()).containsExactly("the log holds 1000 visits, the archive 1000",
				"the log holds 1000 visits, the archive 400");
	}

	@Test
	void aLogWithVisitsOfItsOwnIsRefusedAndLeftAsItIs() throws Exception {
		Files.write(this.file, first(400));
		byte[] own = record(3);

		assertThat(restore(this.archived)).isEqualTo(REFUSED);

		assertThat(this.file).hasBinaryContent(own);
		assertThat(output())
			.containsExactly("the log holds 403 visits, the archive 1000; they differ from visit 401 on");
	}

	@Test
	void visitsOfItsOwnAreKeptAsideOnRequest() throws Exception {
		byte[] own = record(3);

		assertThat(restore(this.archived, "--aside")).isEqualTo(DONE);

		assertThat(this.file).hasBinaryContent(this.archived);
		assertThat(this.folder.resolve("visits-20261121T170000Z.ndjson")).hasBinaryContent(own);
	}

	/** If a kill left no log, the replica would start empty. */
	@Test
	void theFolderHasALogAtEveryMomentWhileVisitsAreKeptAside() throws Exception {
		byte[] own = record(3);
		List<byte[]> found = new ArrayList<>();
		PrintStream watching = new PrintStream(this.out) {
			@Override
			public void println(String line) {
				if (line.contains("is kept as")) {
					found.add(VisitsRestoreTests.this.content());
				}
			}
		};

		VisitsRestore restore = new VisitsRestore(new ByteArrayInputStream(this.archived), watching, Clock.systemUTC());

		assertThat(restore.run(List.of("--aside", this.folder.toString(), "" + VISITS))).isEqualTo(DONE);
		assertThat(found).containsExactly(own);
	}

	private byte[] content() {
		try {
			return Files.readAllBytes(this.file);
		}
		catch (IOException ex) {
			return new byte[0];
		}
	}

	@Test
	void aKillAfterVisitsAreKeptAsideLeavesTheLogInItsPlace() throws Exception {
		byte[] own = record(3);
		PrintStream killed = new PrintStream(this.out) {
			@Override
			public void println(String kept) {
				throw new IllegalStateException("killed: " + kept);
			}
		};

		assertThatIllegalStateException()
			.isThrownBy(() -> run(killed, this.archived, "--aside", this.folder.toString(), "" + VISITS))
			.withMessageStartingWith("killed: the previous log is kept as ");

		assertThat(this.file).hasBinaryContent(own);
	}

	@Test
	void aLogThatWasKeptAsideEarlierIsNotReplaced() throws Exception {
		byte[] own = record(3);
		Path kept = Files.writeString(this.folder.resolve("visits-20261121T170000Z.ndjson"), "earlier");

		assertThat(restore(this.archived, "--aside")).isEqualTo(NOT_DONE);

		assertThat(this.file).hasBinaryContent(own);
		assertThat(kept).hasContent("earlier");
	}

	@Test
	void whatTheVolumeHasNoRoomForIsRefusedBeforeAnythingIsWritten() throws Exception {
		byte[] own = record(3);

		assertThat(run(this.archived, this.folder.toString(), "999999999999")).isEqualTo(NOT_DONE);

		assertThat(output()).singleElement()
			.asString()
			.contains("the archived log needs 255999999999744 bytes beside the present one, and the volume has ");
		assertThat(this.file).hasBinaryContent(own);
	}

	@Test
	void whatAKilledRestoreReceivedIsReplaced() throws Exception {
		Files.write(this.folder.resolve("visits.ndjson.restored"), Arrays.copyOf(this.archived, 100));

		assertThat(restore(this.archived)).isEqualTo(DONE);

		assertThat(this.file).hasBinaryContent(this.archived);
		assertThat(this.folder.resolve("visits.ndjson.restored")).doesNotExist();
	}

	@Test
	void aDamagedLogIsNotTakenForOneThatTheArchiveBeginsWith() throws Exception {
		byte[] damaged = first(400);
		damaged[399 * VisitLine.LENGTH + 30]++;
		Files.write(this.file, damaged);

		assertThat(restore(this.archived)).isEqualTo(REFUSED);
		assertThat(this.file).hasBinaryContent(damaged);
	}

	@Test
	void whatArrivesDamagedIsNamedAndNotWritten() throws Exception {
		this.archived[500 * VisitLine.LENGTH + 30]++;

		assertThat(restore(this.archived)).isEqualTo(NOT_DONE);

		assertThat(output()).containsExactly("line 501 (byte offset 128000): its content and its checksum differ",
				"not done: java.io.IOException: what arrived is damaged");
		assertThat(this.file).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 999 * VisitLine.LENGTH, 1000 * VisitLine.LENGTH - 1 })
	void aTransferThatBreaksOffChangesNothing(int bytes) throws Exception {
		Files.write(this.file, first(1));

		assertThat(run(Arrays.copyOf(this.archived, bytes), this.folder.toString(), "" + VISITS)).isEqualTo(NOT_DONE);

		assertThat(this.file).hasBinaryContent(first(1));
	}

	@Test
	void zerosInPlaceOfLinesAreNotWritten() throws Exception {
		byte[] zeros = Arrays.copyOf(first(VISITS - 1), this.archived.length);

		assertThat(restore(zeros)).isEqualTo(NOT_DONE);
		assertThat(this.file).doesNotExist();
	}

	@Test
	void aLogThatIsOpenIsLeftAlone() throws Exception {
		try (VisitLog log = VisitLogs.open(this.folder)) {
			assertThat(restore(this.archived)).isEqualTo(NOT_DONE);
			assertThat(log.count()).isZero();
		}

		assertThat(output()).singleElement().asString().contains(this.folder + " is in use by replica timestamps-0");
	}

	@Test
	void onlyTheLockIsLeftBesideTheLog() throws Exception {
		restore(this.archived);
		restore(Arrays.copyOf(this.archived, 100));

		try (Stream<Path> files = Files.list(this.folder)) {
			assertThat(files).containsExactlyInAnyOrder(this.file, this.folder.resolve("visits.lock"));
		}
	}

	@Test
	void checkReportsWhatARestoreWouldDoAndDoesNothing() throws Exception {
		Path log = this.elsewhere.resolve("visits.ndjson");

		assertThat(run(new byte[0], "--check", this.folder.toString(), log.toString())).isEqualTo(DONE);
		Files.write(this.file, this.archived);
		assertThat(run(new byte[0], "--check", this.folder.toString(), log.toString())).isEqualTo(NOTHING_TO_DO);
		Files.write(this.file, new byte[0]);
		byte[] own = record(2);
		assertThat(run(new byte[0], "--check", this.folder.toString(), log.toString())).isEqualTo(REFUSED);

		assertThat(this.file).hasBinaryContent(own);
		assertThat(output()).containsExactly("the log holds 0 visits, the archive 1000",
				"the log holds 1000 visits, the archive 1000",
				"the log holds 2 visits, the archive 1000; they differ from visit 1 on");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "folder", "folder many", "--aside folder", "--check folder", "a b c" })
	void wrongArgumentsAreAnsweredWithWhatIsAllowed(String arguments) throws Exception {
		assertThat(run(new byte[0], arguments.split(" "))).isEqualTo(NOT_DONE);

		assertThat(output()).startsWith("Usage: visits-restore --check FOLDER LOG");
	}

	private int restore(byte[] log, String... options) throws IOException {
		String[] arguments = Stream
			.concat(Arrays.stream(options), Stream.of(this.folder.toString(), "" + log.length / VisitLine.LENGTH))
			.toArray(String[]::new);
		return run(log, arguments);
	}

	private int run(byte[] in, String... arguments) {
		return run(new PrintStream(this.out), in, arguments);
	}

	private static int run(PrintStream out, byte[] in, String... arguments) {
		Clock clock = Clock.fixed(Instant.parse("2026-11-21T17:00:00Z"), ZoneOffset.UTC);
		return new VisitsRestore(new ByteArrayInputStream(in), out, clock).run(List.of(arguments));
	}

	/** Appends visits that only the present log has; returns all visits of that log. */
	private byte[] record(int visits) throws Exception {
		try (VisitLog log = VisitLogs.open(this.folder)) {
			VisitLogTests.append(log, visits);
		}
		return Files.readAllBytes(this.file);
	}

	private byte[] first(int visits) {
		return Arrays.copyOf(this.archived, visits * VisitLine.LENGTH);
	}

	private List<String> output() {
		return this.out.toString(StandardCharsets.UTF_8).lines().toList();
	}

}
