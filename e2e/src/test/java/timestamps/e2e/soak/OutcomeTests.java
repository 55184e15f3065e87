package timestamps.e2e.soak;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A run reports every cost that a fault may not have. */
class OutcomeTests {

	private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

	@TempDir
	Path directory;

	@Test
	void aTollCoversTheVictimsConnectionsAndNewOnesUntilItIsOver() {
		Toll toll = Toll.connectionsOf("timestamps-1", NOON);

		assertThat(toll.covers(failure(NOON.minusMillis(1), Failure.Kind.CUT_OFF, "timestamps-1"))).isTrue();
		assertThat(toll.covers(failure(NOON.minusMillis(1), Failure.Kind.UNREACHABLE, null))).isTrue();
		assertThat(toll.covers(failure(NOON.minusMillis(1), Failure.Kind.CUT_OFF, "timestamps-0"))).isFalse();
		assertThat(toll.covers(failure(NOON, Failure.Kind.CUT_OFF, "timestamps-1"))).isFalse();
		assertThat(toll.covers(failure(NOON.minusMillis(1), Failure.Kind.WRONG, "timestamps-1"))).isFalse();
		assertThat(toll.only(Failure.Kind.REFUSED)
			.covers(failure(NOON.minusMillis(1), Failure.Kind.CUT_OFF, "timestamps-1"))).isFalse();
		assertThat(Toll.NOTHING.covers(failure(NOON.minusMillis(1), Failure.Kind.UNREACHABLE, null))).isFalse();
	}

	@Test
	void aVisitThatNobodySentIsAProblem() {
		Outcome outcome = outcome(11, 0, List.of());

		assertThat(outcome.problems()).containsExactly("1 visits were recorded and not answered, though only 0 failed");
	}

	@Test
	void theSummaryTellsWhatWasAnsweredLostAndDoubled() {
		assertThat(outcome(10, 0, List.of()).summary()).startsWith("10 visits answered, 0 lost, 0 doubled,");
		assertThat(outcome(10, 3, List.of()).lost()).isEqualTo(3);
	}

	@Test
	void theReportNamesEveryFaultAndWhatItCost() throws Exception {
		Report.write(outcome(10, 0, List.of("too much")), this.directory.resolve("report.md"));

		assertThat(this.directory.resolve("report.md")).content()
			.contains("| visits answered | 10 |", "| a pod is deleted | 1 | no failed visit | 2 | 5 | 0.3 s |",
					"- too much");
	}

	@Test
	void thePictureShowsEveryFault() throws Exception {
		Picture.draw(outcome(10, 0, List.of()), this.directory.resolve("soak.svg"));

		assertThat(Files.readString(this.directory.resolve("soak.svg"))).contains("<svg", "pod-deleted",
				"answered per second", "failed per second", "99th percentile");
	}

	@Test
	void percentilesAreOfTheAnswersOfTheSecond() {
		long[] times = IntStream.rangeClosed(1, 100).mapToLong((i) -> (101 - i) * 1_000_000L).toArray();

		Second second = Second.of(NOON, times, 100, 1);

		assertThat(second).isEqualTo(new Second(NOON, 100, 1, 50, 99, 100));
	}

	private static Failure failure(Instant sent, Failure.Kind kind, String replica) {
		return new Failure(sent, sent.plusSeconds(1), kind, "", replica);
	}

	private static Outcome outcome(long recorded, long lost, List<String> objections) {
		List<Second> seconds = IntStream.range(0, 90)
			.mapToObj((i) -> new Second(NOON.plusSeconds(i), 200 - i, i % 7, 1, 5 + i, 20 + i))
			.toList();
		Strike strike = new Strike(PodFaults.DELETED, NOON.plusSeconds(20), NOON.plusSeconds(25), 2,
				Duration.ofMillis(300), List.of());
		return new Outcome(Plan.of(Map.of("SEED", "7")), seconds, List.of(strike), 10, 0, 0,
				List.of(new HistoryCheck.Result("timestamps-0", recorded, 10 - lost, lost, 0, List.of())), objections);
	}

}
