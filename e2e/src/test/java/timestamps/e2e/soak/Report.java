package timestamps.e2e.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run in figures, as Markdown. */
final class Report {

	private final Outcome outcome;

	private Report(Outcome outcome) {
		this.outcome = outcome;
	}

	static void write(Outcome outcome, Path file) throws IOException {
		Files.write(file, new Report(outcome).lines());
	}

	private List<String> lines() {
		List<String> lines = new ArrayList<>(List.of("| figure | value |", "| --- | --- |"));
		figures().forEach((figure, value) -> lines.add("| " + figure + " | " + value + " |"));
		lines.addAll(List.of("",
				"| fault | times | what it may cost | failed visits | seconds until recovered | longest pause |",
				"| --- | --- | --- | --- | --- | --- |"));
		Map<String, List<Strike>> byFault = this.outcome.strikes()
			.stream()
			.collect(Collectors.groupingBy((strike) -> strike.fault().name(), LinkedHashMap::new, Collectors.toList()));
		byFault.values().stream().map(Report::row).forEach(lines::add);
		if (!this.outcome.problems().isEmpty()) {
			lines.addAll(List.of("", "What should not be:", ""));
			this.outcome.problems().forEach((problem) -> lines.add("- " + problem));
		}
		return lines;
	}

	private Map<String, String> figures() {
		Map<String, String> figures = new LinkedHashMap<>();
		figures.put("seed", "" + this.outcome.plan().seed());
		figures.put("length", Duration.ofSeconds(this.outcome.seconds().size()).toString().substring(2).toLowerCase());
		figures.put("visits answered", number(this.outcome.answered()));
		figures.put("visits failed", number(this.outcome.failed()));
		figures.put("faults", number(this.outcome.strikes().size()));
		figures.put("longest time without an answer", seconds(longestPause(this.outcome.strikes())));
		figures.put("visits recorded and not answered", number(this.outcome.recorded() - this.outcome.answered()));
		figures.put("answered visits lost", number(this.outcome.lost()));
		figures.put("answered visits doubled", number(this.outcome.doubled()));
		figures.put("visits out of order", number(this.outcome.outOfOrder()));
		figures.put("problems, including failures that no fault excuses", number(this.outcome.problems().size()));
		return figures;
	}

	private static String row(List<Strike> strikes) {
		Fault fault = strikes.get(0).fault();
		int failed = strikes.stream().mapToInt(Strike::failed).sum();
		double longest = strikes.stream().mapToDouble(Strike::seconds).max().orElseThrow();
		return String.format(Locale.ROOT, "| %s | %d | %s | %s | %.0f | %s |", fault.happens(), strikes.size(),
				fault.mayCost(), number(failed), longest, seconds(longestPause(strikes)));
	}

	private static Duration longestPause(List<Strike> strikes) {
		return strikes.stream().map(Strike::longestPause).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
	}

	private static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
	}

	private static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

}
