package timestamps.service.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import timestamps.service.replicas.Pulse;
import timestamps.service.visits.Minutes;

/**
 * Visits per minute of the last half hour, stacked by replica, as bars of a picture that
 * is {@value #WIDTH} wide and {@value #HEIGHT} high. {@code chart.js} draws the same bars
 * in the browser.
 *
 * @param columns the minutes, oldest first
 * @param top the visits per minute at the top of the picture: 1, 2 or 5 times a power of
 * ten
 * @param replicas the names of the replicas, bottom first
 */
record Chart(List<Column> columns, long top, List<String> replicas) {

	static final int WIDTH = 600;

	static final int HEIGHT = 120;

	private static final int STEP = WIDTH / Minutes.NUMBER;

	private static final int GAP = 4;

	/** Five times this fits in a {@code long}, ten times does not. */
	private static final long LARGEST_POWER = 1_000_000_000_000_000_000L;

	/**
	 * A minute.
	 *
	 * @param minute when it began: hours and minutes in UTC
	 * @param total the visits of all replicas
	 * @param bars those of each replica, bottom first
	 */
	record Column(String minute, long total, List<Bar> bars) {
	}

	/**
	 * A replica's visits in a minute.
	 *
	 * @param replica the replica's name
	 * @param series its colour
	 * @param visits how many there were
	 * @param x the left edge
	 * @param y the upper edge
	 * @param width the width
	 * @param height the height
	 */
	record Bar(String replica, int series, long visits, int x, double y, int width, double height) {
	}

	/**
	 * Draws the visits that the pulses report, up to their latest minute.
	 * @param pulses every replica's last pulse
	 * @param now the time, in case no pulse reports minutes
	 */
	static Chart of(List<Pulse> pulses, Instant now) {
		Instant first = pulses.stream()
			.map(Pulse::minutes)
			.filter(Objects::nonNull)
			.map(Minutes::first)
			.max(Comparator.naturalOrder())
			.orElse(now.truncatedTo(ChronoUnit.MINUTES).minus(Minutes.NUMBER - 1, ChronoUnit.MINUTES));
		List<Instant> minutes = new ArrayList<>(Minutes.NUMBER);
		for (int i = 0; i < Minutes.NUMBER; i++) {
			minutes.add(first.plus(i, ChronoUnit.MINUTES));
		}
		long most = minutes.stream().mapToLong((minute) -> total(pulses, minute)).max().orElse(0);
		long top = top(most);
		List<Column> columns = new ArrayList<>(Minutes.NUMBER);
		for (int i = 0; i < Minutes.NUMBER; i++) {
			columns.add(column(pulses, minutes.get(i), i, top));
		}
		return new Chart(columns, top, pulses.stream().map((pulse) -> pulse.replica().name()).toList());
	}

	private static long total(List<Pulse> pulses, Instant minute) {
		return pulses.stream().mapToLong((pulse) -> visits(pulse.minutes(), minute)).sum();
	}

	private static long visits(@Nullable Minutes minutes, Instant minute) {
		long index = (minutes == null) ? -1 : ChronoUnit.MINUTES.between(minutes.first(), minute);
		return (minutes != null && index >= 0 && index < minutes.counts().size()) ? minutes.counts().get((int) index)
				: 0;
	}

	static long top(long most) {
		for (long power = 1; power <= LARGEST_POWER; power *= 10) {
			for (long step : new long[] { 1, 2, 5 }) {
				if (step * power >= most) {
					return step * power;
				}
			}
		}
		return Long.MAX_VALUE;
	}

	private static Column column(List<Pulse> pulses, Instant minute, int index, long top) {
		List<Bar> bars = new ArrayList<>(pulses.size());
		long below = 0;
		for (Pulse pulse : pulses) {
			long visits = visits(pulse.minutes(), minute);
			String name = pulse.replica().name();
			bars.add(new Bar(name, ReplicaCard.series(name), visits, index * STEP + GAP / 2, y(below + visits, top),
					STEP - GAP, round((double) HEIGHT * visits / top)));
			below += visits;
		}
		return new Column(minute.toString().substring(11, 16), below, bars);
	}

	private static double y(long visits, long top) {
		return round(HEIGHT - (double) HEIGHT * visits / top);
	}

	private static double round(double length) {
		return Math.round(length * 100) / 100.0;
	}

}
