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
						medians, with their spread in brackets; ratios carry over to other machines better than figures.

						""");
		Path plots = emptied(folder.resolve("performance"));
		page.append(machine(results.rows())).append(reached(results.rows()));
		for (Results.Measured row : results.rows()) {
			page.append("\n## ").append(row.outcome().title()).append("\n\n");
			page.append(table(row.outcome().comparisons()));
			page.append(limits(row.outcome().comparisons()));
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

	private static String machine(List<Results.Measured> rows) {
		StringBuilder text = new StringBuilder();
		rows.stream().map(Results.Measured::machine).distinct().forEach((machine) -> {
			List<String> days = rows.stream()
				.filter((row) -> row.machine().equals(machine))
				.map((row) -> row.time().substring(0, "2026-11-21".length()))
				.distinct()
				.sorted()
				.toList();
			text.append("Measured on ").append(machine).append("; ").append(String.join(", ", days)).append(".\n");
		});
		return text.toString();
	}

	private static String reached(List<Results.Measured> rows) {
		List<Comparison> goals = rows.stream()
			.flatMap((row) -> row.outcome().comparisons().stream())
			.filter((comparison) -> !comparison.goal().isReport())
			.toList();
		return "%d of %d goals are reached; the text below a table says what limits the others.\n"
			.formatted(goals.stream().filter(Comparison::isReached).count(), goals.size());
	}

	private static String table(List<Comparison> comparisons) {
		StringBuilder table = new StringBuilder("""
				| ours | | compared with | | result | goal | reached |
				| --- | --: | --- | --: | --: | --: | --- |
				""");
		for (Comparison comparison : comparisons) {
			boolean alone = !comparison.hasPeer();
			table.append("| %s | %s | %s | %s | %s | %s | %s |\n".formatted(comparison.figure().what(),
					Words.figure(comparison.figure()), alone ? "" : comparison.peer().what(),
					alone ? "" : Words.figure(comparison.peer()), alone ? "" : Words.score(comparison),
					Words.goal(comparison), Words.verdict(comparison)));
		}
		return table.toString();
	}

	/** The limits of figures; a limit of several figures appears once. */
	private static String limits(List<Comparison> comparisons) {
		Map<Limit, Set<String>> limits = new LinkedHashMap<>();
		for (Comparison comparison : comparisons) {
			if (!comparison.isReached() || isExplained(comparison)) {
				limits
					.computeIfAbsent(new Limit(comparison.isReached(), comparison.limit()),
							(limit) -> new LinkedHashSet<>())
					.add("*" + comparison.figure().what() + "*");
			}
		}
		StringBuilder text = new StringBuilder();
		limits.forEach((limit, figures) -> text.append(limit.isReached() ? "\n" : "\nNot reached, ")
			.append(String.join(", ", figures))
			.append(": ")
			.append(limit.text())
			.append(".\n"));
		return text.toString();
	}

	private static boolean isExplained(Comparison comparison) {
		return comparison.goal().isReport() && !comparison.limit().isEmpty();
	}

	private record Limit(boolean isReached, String text) {
	}

}
