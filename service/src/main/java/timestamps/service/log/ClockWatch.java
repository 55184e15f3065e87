package timestamps.service.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Detects a clock that has leapt ahead. Times never run backwards, so one visit of 2099
 * would hold all later times at 2099: no visit is recorded until the clock is right
 * again. The clock is compared with the time of the opening plus the time since then,
 * suspension included. If the clock was wrong already at the opening, that is not
 * detected. Safe for any number of threads.
 */
final class ClockWatch {

	/** More than the hours by which a clock leaps when it is corrected. */
	static final Duration LARGEST_LEAP = Duration.ofDays(1);

	private static final Path UPTIME = Path.of("/proc/uptime");

	private static final double NANOS_OF_A_SECOND = 1e9;

	private final Clock clock;

	private final LongSupplier running;

	private final LongSupplier suspended;

	private final Instant opened;

	private final long began;

	private final long up;

	ClockWatch(Clock clock, Instant latest, LongSupplier running, LongSupplier up) {
		Instant now = clock.instant();
		this.clock = clock;
		this.running = running;
		this.suspended = up;
		this.opened = now.isAfter(latest) ? now : latest;
		this.began = running.getAsLong();
		this.up = up.getAsLong();
	}

	/**
	 * Starts to watch.
	 * @param clock the clock
	 * @param latest the time of the latest visit; a clock that shows it has not leapt
	 */
	static ClockWatch of(Clock clock, Instant latest) {
		return new ClockWatch(clock, latest, System::nanoTime, ClockWatch::uptime);
	}

	/**
	 * {@return the nanoseconds since the machine's start, suspended or not; 0 if they are
	 * not known}
	 */
	private static long uptime() {
		try {
			String seconds = Files.readString(UPTIME).split(" ", 2)[0];
			return (long) (Double.parseDouble(seconds) * NANOS_OF_A_SECOND);
		}
		catch (IOException | NumberFormatException ex) {
			return 0;
		}
	}

	boolean hasLeapt() {
		return hasLeapt(this.clock.instant());
	}

	boolean hasLeapt(Instant now) {
		return isAhead(now, this.running.getAsLong() - this.began)
				&& isAhead(now, this.suspended.getAsLong() - this.up);
	}

	private boolean isAhead(Instant now, long passed) {
		return now.isAfter(this.opened.plusNanos(passed).plus(LARGEST_LEAP));
	}

}
