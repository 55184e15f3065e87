package timestamps.bench.report;

import java.util.Locale;

/** Figures, ratios and goals as text. */
public final class Words {

	private static final int HUNDRED = 100;

	private Words() {
	}

	/**
	 * {@return a number with about three digits}
	 * @param number the number
	 */
	static String number(double number) {
		if (Math.abs(number) >= HUNDRED) {
			return String.format(Locale.ROOT, "%,.0f", number);
		}
		return String.format(Locale.ROOT, (Math.abs(number) >= 10) ? "%.1f" : "%.2f", number);
	}

	/**
	 * {@return a figure with its spread}
	 * @param figure the figure
	 */
	public static String figure(Figure figure) {
		String unit = unit(figure);
		String spread = (figure.samples().size() > 1)
				? " (" + number(figure.lowest()) + " to " + number(figure.highest()) + ")" : "";
		return number(figure.median()) + unit + spread;
	}

	/**
	 * {@return a figure for other programs: its name in one word, its median, its unit}
	 * @param figure the figure
	 */
	public static String line(Figure figure) {
		String name = figure.what().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
		return String.format(Locale.ROOT, "%s %.6g %s", name, figure.median(), figure.unit().replace(' ', '-'));
	}

	private static String unit(Figure figure) {
		return figure.unit().startsWith("/") ? figure.unit() : " " + figure.unit();
	}

	/**
	 * {@return the last run's result, with the spread of the last runs; a figure without
	 * a peer is its own result, so only its spread}
	 * @param comparison the comparison
	 * @param scores its results in the last runs
	 */
	static String score(Comparison comparison, Scores scores) {
		String score = switch (comparison.goal().measure()) {
			case AT_LEAST_TIMES, AT_MOST_TIMES, REPORT -> number(comparison.score()) + " ×";
			case AT_MOST_ABOVE -> number(comparison.score()) + unit(comparison.figure()) + " above";
			case AT_MOST -> number(comparison.score()) + unit(comparison.figure());
		};
		if (scores.runs().size() > 1) {
			return score + " (" + number(scores.lowest()) + " to " + number(scores.highest()) + ")";
		}
		return comparison.hasPeer() ? score : "";
	}

	static String goal(Comparison comparison) {
		String bound = number(comparison.goal().bound());
		String unit = unit(comparison.figure());
		return switch (comparison.goal().measure()) {
			case AT_LEAST_TIMES -> "≥ " + bound + " ×";
			case AT_MOST_TIMES -> "≤ " + bound + " ×";
			case AT_MOST_ABOVE -> "≤ " + bound + unit + " above";
			case AT_MOST -> "≤ " + bound + unit;
			case REPORT -> "–";
		};
	}

	static String verdict(Scores scores) {
		if (scores.goal().isReport()) {
			return "–";
		}
		if (scores.isReached()) {
			return "yes";
		}
		return (scores.isMissed() ? "**no**, " : "so far, ") + scores.reached() + " of " + scores.runs().size();
	}

}
