package timestamps.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PageTests {

	private static final List<String> ORDER = List.of("visits", "start");

	@TempDir
	Path folder;

	@Test
	void theResultsOfEarlierRunsStayUntilTheirRowIsMeasuredAgainOrGone() throws IOException {
		Path file = this.folder.resolve("results.json");
		Results first = Results.read(file, List.of("gone", "start", "visits"));
		first.put(outcome("gone", 1), null);
		first.put(outcome("start", 1), null);
		first.put(outcome("visits", 1), null);
		first.write();

		Results second = Results.read(file, ORDER);
		second.put(outcome("start", 2), null);
		second.write();

		assertThat(Results.read(file, ORDER).rows()).extracting((row) -> row.outcome().row())
			.containsExactlyElementsOf(ORDER);
		assertThat(Results.read(file, ORDER).rows())
			.extracting((row) -> row.outcome().comparisons().get(0).figure().median())
			.containsExactly(1.0, 2.0);
	}

	@Test
	void aRowTellsItsFiguresTheirRatioAndWhatKeepsItFromItsGoal() throws IOException {
		Results results = Results.read(this.folder.resolve("results.json"), ORDER);
		results.put(outcome("visits", 2), null);

		Page.write(this.folder, results);

		assertThat(this.folder.resolve("performance.md")).content()
			.contains("Measured on " + Machine.here() + "; ")
			.contains("## Title of visits\n")
			.contains("| ours | 2.00/s | theirs | 4.00/s (3.00 to 5.00) | 0.50 × | ≥ 0.90 × | **no**, 0 of 1 |")
			.contains("| ours | 2.00/s |  |  |  | ≤ 3.00/s | so far, 1 of 1 |")
			.contains("\n0 of 3 goals are reached")
			.contains(" 1 more were reached in every run,\nbut ran less than three times.\nThe text")
			.containsOnlyOnce("\nNot reached, *ours*, *the rest*: the disk.\n")
			.contains("\n*ours*: two cores.\n")
			.contains("![A curve](performance/visits-0.svg)");
		assertThat(this.folder.resolve("performance/visits-0.svg")).content()
			.contains("<svg")
			.containsPattern("(?s)<ellipse.*<ellipse");
	}

	@Test
	void aGoalIsReachedOnceThreeRunsInARowHaveReachedIt() throws IOException {
		Results results = Results.read(this.folder.resolve("results.json"), ORDER);
		for (double figure : new double[] { 9, 2.7, 3.5, 2.9 }) {
			results.put(outcome("visits", figure), null);
		}

		Page.write(this.folder, results);

		assertThat(this.folder.resolve("performance.md")).content()
			.contains("| 0.73 × (0.68 to 0.88) | ≥ 0.90 × | **no**, 0 of 3 |")
			.contains("| ours | 2.90/s |  |  | 2.90/s (2.70 to 3.50) | ≤ 3.00/s | **no**, 2 of 3 |");

		results.put(outcome("visits", 3), null);
		results.put(outcome("visits", 3), null);
		Page.write(this.folder, results);

		assertThat(this.folder.resolve("performance.md")).content()
			.contains("| ours | 3.00/s |  |  | 3.00/s (2.90 to 3.00) | ≤ 3.00/s | yes |")
			.contains("\n1 of 3 goals are reached")
			.doesNotContain("more were reached");
	}

	@Test
	void theRunsOfAnEarlierVersionOrOfAnotherMachineAreNotThoseOfThisOne() throws IOException {
		Path file = this.folder.resolve("results.json");
		Results results = Results.read(file, ORDER);
		results.put(outcome("visits", 1), null, new Machine(64, "another", 512, "Linux"));
		results.put(outcome("start", 1), null);
		results.write();
		Files.writeString(file, Files.readString(file).replaceAll("(?s),\\s*\"runs\": \\[.*?\\](?=\\s*\\})", ""));

		Results later = Results.read(file, ORDER);
		later.put(outcome("visits", 2), null);
		later.put(outcome("start", 2), null);

		assertThat(later.rows()).extracting((row) -> row.runs().size()).containsExactly(1, 2);
	}

	@Test
	void aRowTellsWhatElseTheMachineDid() throws IOException {
		Results results = Results.read(this.folder.resolve("results.json"), ORDER);
		results.put(outcome("visits", 2), "while the machine also ran tests");

		Page.write(this.folder, results);

		assertThat(this.folder.resolve("performance.md")).content()
			.containsPattern("## Title of visits\n\nMeasured 20[0-9-]{8}, while the machine also ran tests\\.\n");
	}

	@Test
	void anOldPlotGoesWithItsRow() throws IOException {
		Path old = Files.createDirectories(this.folder.resolve("performance")).resolve("gone-0.svg");
		Files.createFile(old);

		Page.write(this.folder, Results.read(this.folder.resolve("results.json"), ORDER));

		assertThat(old).doesNotExist();
	}

	private static Outcome outcome(String row, double figure) {
		Figure ours = Figure.of("ours", "/s", figure);
		return new Outcome(row, "Title of " + row,
				List.of(new Comparison(ours, Figure.of("theirs", "/s", 3.0, 5.0), Goal.atLeastTimes(0.9), "the disk"),
						new Comparison(ours, ours, Goal.atMost(3), ""),
						new Comparison(ours, ours, Goal.report(), "two cores"),
						new Comparison(Figure.of("the rest", "/s", 1.0), Figure.of("theirs", "/s", 4.0),
								Goal.atLeastTimes(0.9), "the disk")),
				List.of(new Curve("A curve", "connections", "milliseconds",
						List.of(new Curve.Line("line", List.of(new Curve.Point(1, 1), new Curve.Point(10, 2)))))));
	}

}
