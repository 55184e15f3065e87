package timestamps.bench.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page of all results, {@code performance.md}, and its plots. */
public final class Page {

	private Page() {
	}

	/**
	 * Writes the page.
	 * @param folder the page's folder; plots go to its folder {@code performance}
	 * @param results the results of all rows
	 * @throws IOException if it cannot be written
	 */
	public static void write(Path folder, Results results) throws IOException {
		StringBuilder page = new StringBuilder(
				"""
						# Performance

						`make bench` writes this page from [its results](../bench/results.json); [bench](../bench) says how it measures. Figures are
						medians of the last run, with their spread in brackets. Results are those of the last run, with the spread of the last three
						runs in brackets. Results carry over to other machines better than figures.

						""");
		Path plots = emptied(folder.resolve("performance"));
		page.append(machine(results.rows())).append(reached(results.rows()));
		for (Results.Measured row : results.rows()) {
			page.append("\n## ").append(row.outcome().title()).append("\n\n").append(circumstances(row));
			page.append(table(row)).append(limits(row));
			for (Curve curve : row.outcome().curves()) {
				String file = row.outcome().row() + "-" + row.outcome().curves().indexOf(curve) + ".svg";
				Plot.write(curve, plots.resolve(file));
				page.append("\n![").append(curve.title()).append("](performance/").append(file).append(")\n");
			}
		}
		Files.writeString(folder.resolve("performance.md"), page);
	}

	private static Path emptied(Path plots) throws IOException {
		Files.createDirectories(plots);
		try (DirectoryStream<Path> old = Files.newDirectoryStream(plots, "*.svg")) {
			for (Path plot : old) {
				Files.delete(plot);
			}
		}
		return plots;
	}

	private static String circumstances(Results.Measured row) {
		return (row.note() != null) ? "Measured " + row.day() + ", " + row.note() + ".\n\n" : "";
	}

	private static String machine(List<Results.Measured> rows) {
		StringBuilder text = new StringBuilder();
		rows.stream().map(Results.Measured::machine).distinct().forEach((machine) -> {
			List<String> days = rows.stream()
				.filter((row) -> row.machine().equals(machine))
				.map(Results.Measured::day)
				.distinct()
				.sorted()
				.toList();
			text.append("Measured on ").append(machine).append("; ").append(String.join(", ", days)).append(".\n");
		});
		return text.toString();
	}

	private static String reached(List<Results.Measured> rows) {
		List<Scores> goals = rows.stream()
			.flatMap((row) -> row.outcome().comparisons().stream().map(row::scores))
			.filter((scores) -> !scores.goal().isReport())
			.toList();
		long young = goals.stream().filter((scores) -> !scores.isReached() && !scores.isMissed()).count();
		return """

				%d of %d goals are reached: a goal counts as reached when the last three runs reached it.%s
				The text below a table says what limits the others.
				""".formatted(goals.stream().filter(Scores::isReached).count(), goals.size(), (young != 0)
				? " %d more were reached in every run,\nbut ran less than three times.".formatted(young) : "");
	}

	private static String table(Results.Measured row) {
		StringBuilder table = new StringBuilder("""
				| ours | | compared with | | result | goal | reached |
				| --- | --: | --- | --: | --: | --: | --- |
				""");
		for (Comparison comparison : row.outcome().comparisons()) {
			boolean alone = !comparison.hasPeer();
			Scores scores = row.scores(comparison);
			table.append("| %s | %s | %s | %s | %s | %s | %s |\n".formatted(comparison.figure().what(),
					Words.figure(comparison.figure()), alone ? "" : comparison.peer().what(),
					alone ? "" : Words.figure(comparison.peer()), Words.score(comparison, scores),
					Words.goal(comparison), Words.verdict(scores)));
		}
		return table.toString();
	}

	/** The limits of figures; a limit of several figures appears once. */
	private static String limits(Results.Measured row) {
		Map<Limit, Set<String>> limits = new LinkedHashMap<>();
		for (Comparison comparison : row.outcome().comparisons()) {
			boolean missed = row.scores(comparison).isMissed();
			if (missed || isExplained(comparison)) {
				limits.computeIfAbsent(new Limit(missed, comparison.limit()), (limit) -> new LinkedHashSet<>())
					.add("*" + comparison.figure().what() + "*");
			}
		}
		StringBuilder text = new StringBuilder();
		limits.forEach((limit, figures) -> text.append(limit.isMissed() ? "\nNot reached, " : "\n")
			.append(String.join(", ", figures))
			.append(": ")
			.append(limit.text())
			.append(".\n"));
		return text.toString();
	}

	private static boolean isExplained(Comparison comparison) {
		return comparison.goal().isReport() && !comparison.limit().isEmpty();
	}

	private record Limit(boolean isMissed, String text) {
	}

}
