package timestamps.service.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timestamps.service.replicas.Pulse;
import timestamps.service.replicas.Replica;
import timestamps.service.visits.Minutes;

import static org.assertj.core.api.Assertions.assertThat;

class ChartTests {

	private static final Instant NOW = Instant.parse("2026-11-21T02:06:30Z");

	private static final Instant FIRST = Instant.parse("2026-11-21T01:37:00Z");

	@Test
	void barsOfAMinuteStandOnEachOther() {
		Chart chart = Chart.of(List.of(pulse("timestamps-0", FIRST, 0, 4), pulse("timestamps-1", FIRST, 0, 6)), NOW);

		assertThat(chart.top()).isEqualTo(10);
		assertThat(chart.columns()).hasSize(Minutes.NUMBER);
		assertThat(chart.columns().get(0)).satisfies((column) -> {
			assertThat(column.minute()).isEqualTo("01:37");
			assertThat(column.total()).isEqualTo(10);
			assertThat(column.bars()).extracting(Chart.Bar::visits).containsExactly(4L, 6L);
			assertThat(column.bars()).extracting(Chart.Bar::y).containsExactly(72.0, 0.0);
			assertThat(column.bars()).extracting(Chart.Bar::height).containsExactly(48.0, 72.0);
		});
		assertThat(chart.columns().get(1).total()).isZero();
	}

	@Test
	void aReplicaThatReportsOlderMinutesIsCountedInTheRightOnes() {
		Chart chart = Chart
			.of(List.of(pulse("timestamps-0", FIRST.minusSeconds(60), 3, 7), pulse("timestamps-1", FIRST, 0, 0)), NOW);

		assertThat(chart.columns().get(2).total()).isEqualTo(7);
	}

	@Test
	void aReplicaThatReportsNoMinutesHasNoBars() {
		Replica older = new Replica("timestamps-0", true, true, 5L, null, null, null, null, null, null);

		assertThat(Chart.of(List.of(new Pulse(older, null, null)), NOW).columns())
			.allMatch((column) -> column.total() == 0);
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 1", "3, 5", "5, 5", "6, 10", "11, 20", "21, 50", "5001, 10000" })
	void theScaleEndsAtARoundNumber(long most, long top) {
		assertThat(Chart.top(most)).isEqualTo(top);
	}

	private static Pulse pulse(String name, Instant first, int minute, long visits) {
		List<Long> counts = new ArrayList<>(Collections.nCopies(Minutes.NUMBER, 0L));
		counts.set(minute, visits);
		Replica replica = new Replica(name, true, true, visits, null, null, null, null, null, null);
		return new Pulse(replica, new Minutes(first, counts), null);
	}

	@Test
	void anyCountHasAScale() {
		assertThat(Chart.top(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
		assertThat(Chart.top(4_000_000_000_000_000_001L)).isEqualTo(5_000_000_000_000_000_000L);
	}

}
