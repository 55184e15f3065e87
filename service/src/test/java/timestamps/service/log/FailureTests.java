package timestamps.service.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A failing volume: no visit is answered that is not on disk, and none is counted that
 * was not answered.
 */
@Timeout(60)
class FailureTests {

	private static final String NO_SPACE = "No space left on device";

	@TempDir
	Path directory;

	private volatile IOException write;

	private volatile IOException force;

	private volatile CountDownLatch answer = new CountDownLatch(0);

	private final AtomicInteger opened = new AtomicInteger();

	@Test
	void afterAFailedForceNothingIsAcceptedAndNothingIsRetried() throws Exception {
		try (VisitLog log = open()) {
			log.append().get();
			this.force = new IOException("Input/output error");
			VisitLogs.assertRefused(log.append());
			this.force = null;

			VisitLogs.assertRefused(log.append());
			assertThat(log.condition()).isEqualTo(Condition.FAILED);
			assertThat(this.opened).hasValue(1);
		}
		try (VisitLog log = open()) {
			assertThat(log.count()).isEqualTo(1);
		}
	}

	@Test
	void aFailedWriteLeavesNothingBehind() throws Exception {
		try (VisitLog log = open()) {
			log.append().get();
			this.write = new IOException("Input/output error");

			VisitLogs.assertRefused(log.append());
			assertThat(log.condition()).isEqualTo(Condition.FAILED);
		}
		this.write = null;
		try (VisitLog log = open()) {
			assertThat(log.append().get().sequence()).isEqualTo(2);
		}
	}

	@Test
	void aFullDiskServesReadsAndGoesOnByItselfWhenThereIsRoom() throws Exception {
		try (VisitLog log = open()) {
			log.append().get();
			this.write = new IOException(NO_SPACE);
			VisitLogs.assertRefused(log.append());
			assertThat(log.condition()).isEqualTo(Condition.FULL);
			assertThat(log.latest(Long.MAX_VALUE, 10)).hasSize(1);

			this.write = null;
			Awaitility.await().until(() -> log.condition() == Condition.WRITABLE);

			assertThat(log.append().get().sequence()).isEqualTo(2);
			assertThat(this.opened).as("a new descriptor").hasValueGreaterThan(1);
		}
		try (VisitLog log = open()) {
			assertThat(log.count()).isEqualTo(2);
		}
	}

	@Test
	void aDiskWhoseForceFindsNoRoomIsFull() throws Exception {
		try (VisitLog log = open()) {
			this.force = new IOException(NO_SPACE);
			VisitLogs.assertRefused(log.append());
			assertThat(log.condition()).isEqualTo(Condition.FULL);

			this.force = null;
			Awaitility.await().until(() -> log.condition() == Condition.WRITABLE);

			assertThat(log.append().get().sequence()).isEqualTo(1);
		}
	}

	@Test
	void whileTheVolumeDoesNotAnswerNobodyIsToWaitForIt() throws Exception {
		try (VisitLog log = open()) {
			this.answer = new CountDownLatch(1);
			CompletableFuture<Visit> visit = log.append();
			Awaitility.await().until(() -> log.waiting() == 0);
			CompletableFuture<Visit> next = log.append();
			Awaitility.await()
				.atMost(GroupCommit.LONGEST_WRITE.multipliedBy(3))
				.until(() -> log.condition() == Condition.HANGING);
			VisitLogs.assertRefused(log.append());
			assertThat(next).failsWithin(Duration.ofSeconds(10))
				.withThrowableOfType(ExecutionException.class)
				.withCauseInstanceOf(LogUnavailableException.class);
			assertThat(visit).isNotDone();

			this.answer.countDown();

			assertThat(visit.get().sequence()).isEqualTo(1);
			assertThat(log.condition()).isEqualTo(Condition.WRITABLE);
			assertThat(log.append().get().sequence()).isEqualTo(2);
		}
	}

	private VisitLog open() throws IOException {
		BrokenChannels channels = new BrokenChannels((source) -> fail(this.write), () -> {
			fail(this.force);
			await(this.answer);
		});
		return VisitLog.open(this.directory, "timestamps-0", ZoneOffset.UTC, new TestClock(), (file) -> {
			this.opened.incrementAndGet();
			return channels.open(file);
		});
	}

	private static void await(CountDownLatch answer) throws IOException {
		try {
			answer.await();
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException();
		}
	}

	private static void fail(IOException failure) throws IOException {
		if (failure != null) {
			throw failure;
		}
	}

}
