package timestamps.service.log;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A clock that shows 2099 for a moment must not hold all later times there. */
class ClockWatchTests {

	private static final Duration LEAP = ClockWatch.LARGEST_LEAP.plusHours(1);

	private final TestClock clock = new TestClock();

	private final AtomicLong running = new AtomicLong();

	private final AtomicLong up = new AtomicLong();

	@TempDir
	Path directory;

	@Test
	void noVisitIsRecordedUntilAClockThatLeaptAheadIsRightAgain() throws Exception {
		try (VisitLog log = VisitLogs.open(this.directory, this.clock)) {
			Instant time = log.append().get().utc();
			this.clock.move(Duration.ofDays(27_000));

			VisitLogs.assertRefused(log.append()).withMessageContaining("leapt");
			assertThat(log.condition()).isEqualTo(Condition.LEAPT);

			this.clock.set(time.plusSeconds(1));
			assertThat(log.condition()).isEqualTo(Condition.WRITABLE);
			assertThat(log.append().get()).satisfies((visit) -> {
				assertThat(visit.sequence()).isEqualTo(2);
				assertThat(visit.utc()).isEqualTo(time.plusSeconds(1));
				assertThat(visit.held()).isFalse();
			});
		}
	}

	@Test
	void timeThatPassesIsNoLeap() {
		ClockWatch watch = watch(Instant.MIN);

		this.clock.move(LEAP);
		this.running.addAndGet(LEAP.toNanos());

		assertThat(watch.hasLeapt()).isFalse();
	}

	@Test
	void timeInSuspensionIsNoLeap() {
		ClockWatch watch = watch(Instant.MIN);

		this.clock.move(LEAP);
		this.up.addAndGet(LEAP.toNanos());

		assertThat(watch.hasLeapt()).isFalse();
	}

	@Test
	void aClockThatCatchesUpWithTheLogHasNotLeapt() {
		ClockWatch watch = watch(this.clock.instant().plus(LEAP));

		this.clock.move(LEAP);

		assertThat(watch.hasLeapt()).isFalse();
	}

	@Test
	void aClockThatIsCorrectedByHoursHasNotLeapt() {
		ClockWatch watch = watch(Instant.MIN);

		this.clock.move(Duration.ofHours(14));

		assertThat(watch.hasLeapt()).isFalse();
	}

	private ClockWatch watch(Instant latest) {
		return new ClockWatch(this.clock, latest, this.running::get, this.up::get);
	}

}
