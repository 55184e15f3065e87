package timestamps.service.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes times as ASCII with six decimals, the log's format. Many visits have the same
 * second, so its text is kept; any thread may replace it.
 */
final class TimeText {

	private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.");

	private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

	private static final int DECIMALS = 6;

	private static final int NANOS_OF_LAST_DECIMAL = 1000;

	private static Second latestUtc = Second.utc(Instant.EPOCH);

	private static Second latestLocal = Second.local(Instant.EPOCH.atOffset(ZoneOffset.UTC));

	private TimeText() {
	}

	/**
	 * Writes a time that ends with Z.
	 * @return where the text ends
	 */
	static int putUtc(Instant time, byte[] target, int place) {
		Second second = latestUtc;
		if (second.epochSecond != time.getEpochSecond()) {
			second = Second.utc(time);
			latestUtc = second;
		}
		return second.put(time.getNano(), target, place);
	}

	/**
	 * Writes a time that ends with its offset.
	 * @return where the text ends
	 */
	static int putLocal(OffsetDateTime time, byte[] target, int place) {
		Second second = latestLocal;
		if (second.epochSecond != time.toEpochSecond() || !second.offset.equals(time.getOffset())) {
			second = Second.local(time);
			latestLocal = second;
		}
		return second.put(time.getNano(), target, place);
	}

	/** The text of a second, before its decimals and after them. */
	private record Second(long epochSecond, ZoneOffset offset, byte[] start, byte[] end) {

		static Second utc(Instant time) {
			return of(time.atOffset(ZoneOffset.UTC), "Z");
		}

		static Second local(OffsetDateTime time) {
			return of(time, OFFSET.format(time));
		}

		private static Second of(OffsetDateTime time, String end) {
			return new Second(time.toEpochSecond(), time.getOffset(), Ascii.of(SECOND.format(time)), Ascii.of(end));
		}

		int put(int nanos, byte[] target, int place) {
			int decimals = Ascii.put(this.start, target, place);
			int end = Ascii.putDigits(nanos / NANOS_OF_LAST_DECIMAL, DECIMALS, target, decimals);
			return Ascii.put(this.end, target, end);
		}

	}

}
