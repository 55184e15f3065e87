package timestamps.service.page;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import timestamps.service.visits.VisitView;
import timestamps.service.web.InvalidParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTests {

	@Test
	void aPlaceSurvivesItsText() {
		assertThat(Cursor.parse("timestamps-0:344,timestamps-1:9")).hasToString("timestamps-0:344,timestamps-1:9");
		assertThat(Cursor.parse("timestamps-0:344").before("timestamps-0")).isEqualTo(344);
		assertThat(Cursor.parse("").before("timestamps-0")).isEqualTo(Long.MAX_VALUE);
	}

	@Test
	void theNextPageContinuesAfterTheLast() {
		List<VisitView> found = List.of(visit(0, 9), visit(0, 8), visit(1, 7), visit(1, 6));

		Cursor next = Cursor.parse("").behind(found, List.of(visit(0, 9), visit(0, 8)));

		assertThat(next).as("of replica 1 nothing was shown").hasToString("timestamps-0:8,timestamps-1:8");
	}

	@Test
	void aReplicaThatWasSilentKeepsItsPlace() {
		Cursor next = Cursor.parse("timestamps-0:5,timestamps-1:44").behind(List.of(visit(0, 4)), List.of(visit(0, 4)));

		assertThat(next).hasToString("timestamps-0:4,timestamps-1:44");
	}

	@Test
	void thereIsMoreUntilEveryLogIsAtItsBeginning() {
		Cursor cursor = Cursor.parse("timestamps-0:1,timestamps-1:2");

		assertThat(cursor.hasMore(Stream.of("timestamps-0", "timestamps-1"))).isTrue();
		assertThat(cursor.hasMore(Stream.of("timestamps-0"))).as("the other was scaled away").isFalse();
		assertThat(cursor.hasMore(Stream.of("timestamps-0", "timestamps-2"))).as("a new one").isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "timestamps-0", "timestamps-0:", ":1", "timestamps-0:-1", "timestamps-0:1,",
			"timestamps-0:9999999999999999999", "<b>:1", "a b:1" })
	void anythingElseIsRefused(String text) {
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> Cursor.parse(text))
			.withMessageStartingWith("before is " + text);
	}

	private static VisitView visit(int replica, long sequence) {
		return new VisitView(sequence, "2026-11-21T02:06:00.000000Z", "2026-11-21T02:06:00.000000+00:00", "UTC",
				"timestamps-" + replica, null);
	}

}
