package timestamps.service.page;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timestamps.service.log.TestClock;
import timestamps.service.log.VisitLog;

import static org.assertj.core.api.Assertions.assertThat;

class VisitChartTests {

	private static final Instant NOW = Instant.parse("2026-11-21T02:06:30Z");

	@TempDir
	Path directory;

	private final TestClock clock = new TestClock();

	@Test
	void barsCountTheVisitsOfEachMinuteOfTheLastHalfHour() throws Exception {
		try (VisitLog log = VisitLog.open(this.directory, "timestamps-0", ZoneOffset.UTC, this.clock)) {
			visitsAt(log, NOW.minus(Duration.ofHours(2)), 7);
			visitsAt(log, NOW.minus(Duration.ofMinutes(29)), 2);
			visitsAt(log, NOW, 4);

			VisitChart chart = VisitChart.of(log, NOW);

			assertThat(chart.most()).isEqualTo(4);
			assertThat(chart.bars()).hasSize(VisitChart.MINUTES);
			assertThat(chart.bars().get(0)).satisfies((bar) -> {
				assertThat(bar.minute()).isEqualTo("01:37");
				assertThat(bar.visits()).isEqualTo(2);
				assertThat(bar.height()).isEqualTo(VisitChart.HEIGHT / 2);
			});
			assertThat(chart.bars().get(29).visits()).isEqualTo(4);
			assertThat(chart.bars().stream().mapToLong(VisitChart.Bar::visits).sum()).isEqualTo(6);
		}
	}

	@Test
	void aLogWithoutVisitsHasAChartWithoutBars() throws Exception {
		try (VisitLog log = VisitLog.open(this.directory, "timestamps-0", ZoneOffset.UTC, this.clock)) {
			assertThat(VisitChart.of(log, NOW).most()).isZero();
		}
	}

	private void visitsAt(VisitLog log, Instant time, int number) throws Exception {
		this.clock.set(time);
		for (int i = 0; i < number; i++) {
			log.append().get();
		}
	}

}
