package timestamps.service.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
			assertRefused(log);
			this.force = null;

			assertRefused(log);
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

			assertRefused(log);
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
			assertRefused(log);
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
			assertRefused(log);
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
			assertRefused(log);
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

	private static void assertRefused(VisitLog log) {
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(log.append()::get)
			.withCauseInstanceOf(LogUnavailableException.class);
	}

	private VisitLog open() throws IOException {
		return VisitLog.open(this.directory, "timestamps-0", ZoneOffset.UTC, new TestClock(), (file) -> {
			this.opened.incrementAndGet();
			return new BrokenChannel(LogFile.Channels.REAL.open(file)) {
				@Override
				void beforeWrite(ByteBuffer source) throws IOException {
					fail(FailureTests.this.write);
				}

				@Override
				void beforeForce() throws IOException {
					fail(FailureTests.this.force);
					await(FailureTests.this.answer);
				}
			};
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
