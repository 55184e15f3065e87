package timestamps.service.page;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import timestamps.service.log.VisitLog;

/**
 * A replica's visits per minute over the last half hour, as bars of a picture that is
 * {@value #WIDTH} wide and {@value #HEIGHT} high.
 *
 * @param bars the bars, oldest first
 * @param most the visits of the fullest minute
 */
record VisitChart(List<Bar> bars, long most) {

	static final int MINUTES = 30;

	static final int WIDTH = 600;

	static final int HEIGHT = 100;

	private static final int STEP = WIDTH / MINUTES;

	private static final int GAP = 4;

	/**
	 * One minute's visits.
	 *
	 * @param minute when the minute begins, UTC
	 * @param visits how many there were
	 * @param x the left edge
	 * @param y the upper edge
	 * @param width the width
	 * @param height the height, at least 1 where there was a visit
	 */
	record Bar(String minute, long visits, int x, int y, int width, int height) {
	}

	/**
	 * Counts by finding where each minute begins in the log, so that long logs cost
	 * little more than short ones.
	 */
	static VisitChart of(VisitLog log, Instant now) throws IOException {
		Instant start = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(MINUTES - 1));
		List<Long> counts = new ArrayList<>(MINUTES);
		long from = log.firstAtOrAfter(start);
		for (int minute = 1; minute <= MINUTES; minute++) {
			boolean past = from > log.count();
			long to = past ? from : log.firstAtOrAfter(start.plus(Duration.ofMinutes(minute)));
			counts.add(to - from);
			from = to;
		}
		long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
		List<Bar> bars = new ArrayList<>(MINUTES);
		for (int i = 0; i < MINUTES; i++) {
			bars.add(bar(start.plus(Duration.ofMinutes(i)), counts.get(i), most, i));
		}
		return new VisitChart(bars, most);
	}

	private static Bar bar(Instant minute, long visits, long most, int index) {
		int height = (visits == 0) ? 0 : (int) Math.max(1, visits * HEIGHT / most);
		return new Bar(minute.toString().substring(11, 16), visits, index * STEP + GAP / 2, HEIGHT - height, STEP - GAP,
				height);
	}

}
