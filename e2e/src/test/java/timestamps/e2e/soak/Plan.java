package timestamps.e2e.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plan of a run.
 *
 * @param length how long new faults are injected; zero for each fault once
 * @param seed selects the order of the faults and their victims
 * @param rate visits per second, at most
 * @param faults the names of the faults to choose from; empty for all
 * @param folder the folder for the run's data
 */
record Plan(Duration length, long seed, int rate, List<String> faults, Path folder) {

	static final Path FOLDER = Path.of("target", "soak").toAbsolutePath();

	/** The length for each fault once, however long that takes. */
	private static final String ONCE = "once";

	private static final Pattern LENGTH = Pattern.compile("([1-9]\\d{0,5})([smh])");

	private static final int MOST_PER_SECOND = 2000;

	/**
	 * Reads {@code SOAK}, {@code SEED}, {@code RATE} and {@code FAULTS}.
	 * @throws IllegalArgumentException with the invalid value and the allowed ones
	 */
	static Plan of(Map<String, String> environment) {
		String faults = environment.getOrDefault("FAULTS", "");
		return new Plan(length(environment.getOrDefault("SOAK", "10m")),
				number("SEED", environment.getOrDefault("SEED", "" + (1 + Math.floorMod(System.nanoTime(), 99_999))),
						Long.MAX_VALUE),
				(int) number("RATE", environment.getOrDefault("RATE", "200"), MOST_PER_SECOND),
				faults.isBlank() ? List.of() : Arrays.stream(faults.split(",")).map(String::strip).toList(), FOLDER);
	}

	private static Duration length(String text) {
		if (text.equals(ONCE)) {
			return Duration.ZERO;
		}
		Matcher length = LENGTH.matcher(text);
		if (!length.matches()) {
			throw new IllegalArgumentException("SOAK is \"" + text
					+ "\"; allowed is once, or a number of seconds, minutes or hours, such as 90s, 10m or 2h");
		}
		return Duration.parse("PT" + length.group(1) + length.group(2));
	}

	private static long number(String name, String text, long most) {
		try {
			long number = Long.parseLong(text);
			if (number >= 1 && number <= most) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// Reported below, like a number that is out of range.
		}
		throw new IllegalArgumentException(name + " is \"" + text + "\"; allowed is a number, 1 to " + most);
	}

}
