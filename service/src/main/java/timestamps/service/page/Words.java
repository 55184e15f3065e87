package timestamps.service.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Formats figures for people. {@code words.js} does the same in the browser. */
final class Words {

	private static final int MINUTE = 60;

	private static final int HOUR = 60 * MINUTE;

	private static final int DAY = 24 * HOUR;

	private Words() {
	}

	static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	/** How long ago that was; a time in the future is "now". */
	static String ago(Instant time, Instant now) {
		String span = span(time, now);
		return span.equals("0 s") ? "now" : span + " ago";
	}

	/** The time between the two, in its two largest units. */
	static String span(Instant from, Instant to) {
		long seconds = Math.max(0, Duration.between(from, to).toSeconds());
		if (seconds < MINUTE) {
			return seconds + " s";
		}
		if (seconds < HOUR) {
			return seconds / MINUTE + " min";
		}
		if (seconds < DAY) {
			return seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
		}
		return seconds / DAY + " d " + seconds % DAY / HOUR + " h";
	}

	/** The size in binary units, with three digits. */
	static String bytes(long bytes) {
		String[] units = { "B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB" };
		double size = bytes;
		int unit = 0;
		while (size >= 1000 && unit < units.length - 1) {
			size /= 1024;
			unit++;
		}
		return String.format(Locale.ROOT, (unit == 0 || size >= 100) ? "%.0f %s" : "%.1f %s", size, units[unit]);
	}

}
