package timestamps.service.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(60)
class VisitLogTests {

	private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

	@TempDir
	Path directory;

	private final TestClock clock = new TestClock();

	@Test
	void sequenceCountsFromOneWithoutGaps() throws Exception {
		try (VisitLog log = open()) {
			List<Visit> visits = append(log, 5);

			assertThat(visits).extracting(Visit::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
			assertThat(log.count()).isEqualTo(5);
		}
	}

	@Test
	void aVisitHasLocalTimeAndUtcToTheMicrosecond() throws Exception {
		try (VisitLog log = open()) {
			Visit visit = log.append().get();

			assertThat(visit.utcText()).isEqualTo("2026-11-21T02:06:00.123456Z");
			assertThat(visit.localText()).isEqualTo("2026-11-21T05:06:00.123456+03:00");
			assertThat(visit.zone()).isEqualTo("Europe/Moscow");
			assertThat(visit.replica()).isEqualTo("timestamps-0");
		}
	}

	@Test
	void localTimeIsRightAcrossTheChangeFromDaylightSaving() throws Exception {
		this.clock.set(Instant.parse("2026-10-25T00:59:59Z"));
		try (VisitLog log = VisitLog.open(this.directory, "timestamps-0", ZoneId.of("Europe/Berlin"), this.clock)) {
			Visit summer = log.append().get();
			this.clock.move(Duration.ofSeconds(1));
			Visit winter = log.append().get();

			assertThat(summer.localText()).isEqualTo("2026-10-25T02:59:59.000000+02:00");
			assertThat(winter.localText()).isEqualTo("2026-10-25T02:00:00.000000+01:00");
		}
	}

	@Test
	void answeredVisitsAreThereAfterReopening() throws Exception {
		List<Visit> visits;
		try (VisitLog log = open()) {
			visits = append(log, 2500);
		}

		try (VisitLog log = open()) {
			assertThat(log.read(1, 3000)).isEqualTo(visits);
			assertThat(log.append().get().sequence()).isEqualTo(2501);
		}
	}

	@Test
	void pagesAreNewestFirstAndEndAtTheFirstVisit() throws Exception {
		try (VisitLog log = open()) {
			append(log, 5);

			assertThat(log.latest(Long.MAX_VALUE, 2)).extracting(Visit::sequence).containsExactly(5L, 4L);
			assertThat(log.latest(4, 10)).extracting(Visit::sequence).containsExactly(3L, 2L, 1L);
			assertThat(log.latest(1, 10)).isEmpty();
		}
	}

	@Test
	void theHistoryAsJsonIsEachVisitAsJson() throws Exception {
		try (VisitLog log = open()) {
			List<Visit> visits = new ArrayList<>(append(log, 2));
			this.clock.move(Duration.ofHours(-1));
			visits.addAll(append(log, 1));

			StringBuilder lines = new StringBuilder();
			visits.forEach((visit) -> lines.append(new String(visit.json(), StandardCharsets.US_ASCII)).append('\n'));
			assertThat(log.readJson(1, 10)).asString(StandardCharsets.US_ASCII).isEqualTo(lines.toString());
			assertThat(log.readJson(3, 1)).asString(StandardCharsets.US_ASCII)
				.isEqualTo("{\"sequence\":3,\"utc\":\"2026-11-21T02:06:00.123456Z\","
						+ "\"local\":\"2026-11-21T05:06:00.123456+03:00\",\"zone\":\"Europe/Moscow\","
						+ "\"replica\":\"timestamps-0\",\"held\":true}\n");
			assertThat(log.readJson(4, 1)).isEmpty();
		}
	}

	@Test
	void timeNeverGoesBackwardsAndTheRecordSaysThatItWasHeld() throws Exception {
		List<Visit> visits = new ArrayList<>();
		try (VisitLog log = open()) {
			visits.add(log.append().get());
			this.clock.move(Duration.ofHours(-1));
			visits.add(log.append().get());
		}
		try (VisitLog log = open()) {
			visits.add(log.append().get());
			this.clock.move(Duration.ofHours(2));
			visits.add(log.append().get());
		}

		assertThat(visits).extracting(Visit::utc).isSorted();
		assertThat(visits).extracting(Visit::held).containsExactly(false, true, true, false);
		assertThat(visits.get(1).utc()).isEqualTo(visits.get(0).utc());
	}

	@Test
	void manyWritersShareForces() throws Exception {
		AtomicInteger forces = new AtomicInteger();
		CountDownLatch queued = new CountDownLatch(1);
		try (VisitLog log = open(BrokenChannels.beforeForce(() -> {
			forces.incrementAndGet();
			await(queued);
		}))) {
			List<CompletableFuture<Visit>> visits = new ArrayList<>();
			for (int i = 0; i < 500; i++) {
				visits.add(log.append());
			}
			queued.countDown();

			assertThat(visits).allSatisfy((visit) -> assertThat(visit.get().sequence()).isPositive());
			// The first batch has the visits that waited when the writer looked, the
			// second all that came during the force.
			assertThat(forces).hasValueLessThanOrEqualTo(2);
		}
	}

	@Test
	void nobodyIsAnsweredBeforeTheForce() throws Exception {
		CountDownLatch forcing = new CountDownLatch(1);
		CountDownLatch forced = new CountDownLatch(1);
		try (VisitLog log = open(BrokenChannels.beforeForce(() -> {
			forcing.countDown();
			await(forced);
		}))) {
			CompletableFuture<Visit> visit = log.append();
			forcing.await();

			assertThat(visit).isNotDone();
			assertThat(log.count()).isZero();
			forced.countDown();
			assertThat(visit.get().sequence()).isEqualTo(1);
		}
	}

	@Test
	void shortWritesAreCompleted() throws Exception {
		List<Visit> visits;
		try (VisitLog log = open(BrokenChannels
			.beforeWrite((source) -> source.limit(source.position() + Math.min(source.remaining(), 100))))) {
			visits = append(log, 20);
		}

		try (VisitLog log = open()) {
			assertThat(log.read(1, 100)).isEqualTo(visits);
		}
	}

	@Test
	void aFullQueueRefuses() throws Exception {
		CountDownLatch forced = new CountDownLatch(1);
		try (VisitLog log = open(BrokenChannels.beforeForce(() -> await(forced)))) {
			List<CompletableFuture<Visit>> visits = new ArrayList<>();
			for (int i = 0; i < GroupCommit.LONGEST_QUEUE + GroupCommit.LARGEST_BATCH + 1; i++) {
				visits.add(log.append());
			}

			List<CompletableFuture<Visit>> refused = visits.stream()
				.filter(CompletableFuture::isCompletedExceptionally)
				.toList();
			forced.countDown();
			assertThat(refused).isNotEmpty()
				.allSatisfy((visit) -> VisitLogs.assertRefused(visit).withMessageContaining("waiting to be recorded"));
		}
	}

	@Test
	void closingRecordsWhatWasAccepted() throws Exception {
		List<CompletableFuture<Visit>> visits = new ArrayList<>();
		try (VisitLog log = open()) {
			for (int i = 0; i < 100; i++) {
				visits.add(log.append());
			}
		}

		assertThat(visits).allSatisfy((visit) -> assertThat(visit.get()).isNotNull());
		try (VisitLog log = open()) {
			assertThat(log.count()).isEqualTo(100);
		}
	}

	@Test
	void aClosedLogRefuses() throws Exception {
		VisitLog log = open();
		log.close();

		VisitLogs.assertRefused(log.append());
	}

	@Test
	void aSecondWriterOnTheSameDirectoryIsRefusedWithTheOwnersName() throws Exception {
		try (VisitLog log = open()) {
			assertThatIOException().isThrownBy(this::open)
				.withMessageContaining("replica timestamps-0")
				.withMessageContaining("process " + ProcessHandle.current().pid());
			assertThat(log.append().get().sequence()).isEqualTo(1);
		}
	}

	@Test
	void aDirectoryThatCannotBeCreatedIsRefused() throws Exception {
		Path file = Files.createFile(this.directory.resolve("file"));

		assertThatIOException()
			.isThrownBy(() -> VisitLog.open(file.resolve("log"), "timestamps-0", MOSCOW, this.clock));
	}

	@Test
	void aReplicaNameThatDoesNotFitInALineIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> VisitLog.open(this.directory, "a\"b", MOSCOW, this.clock))
			.withMessageContaining("a\"b");
	}

	static List<Visit> append(VisitLog log, int number) throws Exception {
		List<CompletableFuture<Visit>> futures = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			futures.add(log.append());
		}
		List<Visit> visits = new ArrayList<>();
		for (CompletableFuture<Visit> future : futures) {
			visits.add(future.get());
		}
		return visits;
	}

	static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private VisitLog open() throws IOException {
		return open(LogFile.Channels.REAL);
	}

	private VisitLog open(LogFile.Channels channels) throws IOException {
		return VisitLog.open(this.directory, "timestamps-0", MOSCOW, this.clock, channels);
	}

}
