package timestamps.bench.report;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTests {

	private static final List<Double> OURS = List.of(9.0, 30.0, 10.0);

	private static final List<Double> THEIRS = List.of(4.0, 6.0, 3.0, 100.0);

	@Test
	void aFigureIsTheSampleInTheMiddleWithItsSpread() {
		Figure odd = new Figure("odd", "s", OURS);
		Figure even = new Figure("even", "s", THEIRS);

		assertThat(odd.median()).isEqualTo(10);
		assertThat(odd.lowest()).isEqualTo(9);
		assertThat(odd.highest()).isEqualTo(30);
		assertThat(even.median()).isEqualTo(5);
	}

	@Test
	void aFigureForOtherProgramsIsAWordANumberAndAUnit() {
		Figure figure = Figure.of("POST /visits, p99 of 10⁷", "per processor second", 12_345.678);

		assertThat(Words.line(figure)).isEqualTo("post-visits-p99-of-10⁷ 12345.7 per-processor-second");
	}

	@ParameterizedTest
	@CsvSource({ "AT_LEAST_TIMES, 2, 2, true", "AT_LEAST_TIMES, 2.01, 2, false", "AT_MOST_TIMES, 2, 2, true",
			"AT_MOST_TIMES, 1.99, 2, false", "AT_MOST_ABOVE, 5, 5, true", "AT_MOST_ABOVE, 4.9, 5, false",
			"AT_MOST, 10, 10, true", "AT_MOST, 9.9, 10, false", "REPORT, 0, 2, true" })
	void aGoalIsReachedUpToItsBoundAndNotBeyond(Goal.Measure measure, double bound, double score, boolean reached) {
		Comparison comparison = new Comparison(new Figure("ours", "s", OURS), new Figure("theirs", "s", THEIRS),
				new Goal(measure, bound), "");

		assertThat(comparison.score()).isEqualTo(score);
		assertThat(comparison.goal().isReached(comparison.score())).isEqualTo(reached);
	}

}
