package timestamps.service.visits;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import timestamps.service.log.TestClock;
import timestamps.service.log.VisitLog;
import timestamps.service.log.VisitLogs;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class RecentVisitsTests {

	private static final Instant NOW = Instant.parse("2026-11-21T02:06:30Z");

	@TempDir
	Path directory;

	private final TestClock clock = new TestClock();

	@Test
	void aStartFindsTheVisitsOfEarlierStarts() throws Exception {
		List<VisitView> newest;
		Minutes minutes;
		try (VisitLog log = VisitLogs.open(this.directory, this.clock)) {
			RecentVisits recent = new RecentVisits(log, this.clock);
			visit(log, NOW.minus(Duration.ofHours(2)), 7);
			visit(log, NOW.minus(Duration.ofMinutes(29)), 2);
			visit(log, NOW, 40);
			newest = recent.snapshot().newest();
			minutes = recent.snapshot().minutes();
		}

		try (VisitLog log = VisitLogs.open(this.directory, this.clock)) {
			RecentVisits.Snapshot recent = new RecentVisits(log, this.clock).snapshot();

			assertThat(recent.count()).isEqualTo(49);
			assertThat(recent.newest()).isEqualTo(newest)
				.extracting(VisitView::sequence)
				.containsExactlyElementsOf(LongStream.range(0, RecentVisits.KEPT).mapToObj((i) -> 49 - i).toList());
			assertThat(recent.minutes()).isEqualTo(minutes);
			assertThat(recent.first().sequence()).isEqualTo(1);
			assertThat(recent.after(47)).extracting(VisitView::sequence).containsExactly(49L, 48L);
		}
		assertThat(minutes.first()).isEqualTo("2026-11-21T01:37:00Z");
		assertThat(minutes.counts()).hasSize(Minutes.NUMBER).startsWith(2L, 0L).endsWith(0L, 40L);
	}

	@Test
	void anAnsweredVisitIsVisible() throws Exception {
		try (VisitLog log = VisitLogs.open(this.directory, this.clock)) {
			RecentVisits recent = new RecentVisits(log, this.clock);
			this.clock.set(NOW);

			for (int i = 1; i <= 1000; i++) {
				long sequence = log.append().get().sequence();
				RecentVisits.Snapshot now = recent.snapshot();
				assertThat(sequence).isEqualTo(i).isEqualTo(now.count()).isEqualTo(now.latest().sequence());
				assertThat(now.minutes().counts()).endsWith(sequence);
			}
		}
	}

	@Test
	void aMinuteIsDroppedAfterHalfAnHour() throws Exception {
		try (VisitLog log = VisitLogs.open(this.directory, this.clock)) {
			RecentVisits recent = new RecentVisits(log, this.clock);
			visit(log, NOW, 3);
			this.clock.set(NOW.plus(Duration.ofMinutes(29)));
			assertThat(recent.snapshot().minutes().counts()).startsWith(3L);
			this.clock.set(NOW.plus(Duration.ofMinutes(30)));
			assertThat(recent.snapshot().minutes().counts()).containsOnly(0L);
		}
	}

	@Test
	void damageFarBackCostsAFigureAndNotTheStart() throws Exception {
		try (VisitLog log = VisitLogs.open(this.directory, this.clock)) {
			visit(log, NOW, 1100);
		}
		try (FileChannel file = FileChannel.open(this.directory.resolve("visits.ndjson"), StandardOpenOption.WRITE)) {
			file.write(ByteBuffer.wrap("x".getBytes()), 20);
		}

		try (VisitLog log = VisitLogs.open(this.directory, this.clock)) {
			RecentVisits.Snapshot recent = new RecentVisits(log, this.clock).snapshot();

			assertThat(recent.count()).isEqualTo(1100);
			assertThat(recent.first()).isNull();
			assertThat(recent.latest().sequence()).isEqualTo(1100);
		}
	}

	private void visit(VisitLog log, Instant time, int number) throws Exception {
		this.clock.set(time);
		for (int i = 0; i < number; i++) {
			log.append().get();
		}
	}

}
