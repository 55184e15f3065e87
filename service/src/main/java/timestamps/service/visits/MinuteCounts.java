package timestamps.service.visits;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import timestamps.service.log.VisitLog;

/**
 * Counts visits by the minute, in a ring with a place for each minute that is shown. If
 * the clock has stepped back, visits of a later minute are shown when that minute comes.
 * For one thread at a time.
 */
final class MinuteCounts {

	private static final int SECONDS = 60;

	private final long[] minutes = new long[Minutes.NUMBER];

	private final long[] counts = new long[Minutes.NUMBER];

	MinuteCounts() {
		Arrays.fill(this.minutes, Long.MIN_VALUE);
	}

	/**
	 * Counts the visits of the log. It searches where each minute begins, so that a long
	 * log takes little more time than a short one.
	 */
	void restore(VisitLog log, Instant now) throws IOException {
		long last = minute(now);
		long from = log.firstAtOrAfter(Instant.ofEpochSecond((last - Minutes.NUMBER + 1) * SECONDS));
		for (long minute = last - Minutes.NUMBER + 1; minute <= last; minute++) {
			long to = (from > log.count()) ? from : log.firstAtOrAfter(Instant.ofEpochSecond((minute + 1) * SECONDS));
			add(minute, to - from);
			from = to;
		}
	}

	void add(Instant time) {
		add(minute(time), 1);
	}

	private void add(long minute, long visits) {
		int place = place(minute);
		if (this.minutes[place] < minute) {
			this.minutes[place] = minute;
			this.counts[place] = 0;
		}
		if (this.minutes[place] == minute) {
			this.counts[place] += visits;
		}
	}

	Minutes upTo(Instant now) {
		long last = minute(now);
		List<Long> shown = new ArrayList<>(Minutes.NUMBER);
		for (long minute = last - Minutes.NUMBER + 1; minute <= last; minute++) {
			int place = place(minute);
			shown.add((this.minutes[place] == minute) ? this.counts[place] : 0);
		}
		return new Minutes(Instant.ofEpochSecond((last - Minutes.NUMBER + 1) * SECONDS), shown);
	}

	private static long minute(Instant time) {
		return Math.floorDiv(time.getEpochSecond(), SECONDS);
	}

	private static int place(long minute) {
		return Math.floorMod(minute, Minutes.NUMBER);
	}

}
