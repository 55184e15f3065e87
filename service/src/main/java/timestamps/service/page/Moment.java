package timestamps.service.page;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time as people read it.
 *
 * @param iso the text in the log
 * @param date its day
 * @param time hours, minutes, seconds
 * @param fraction a point and the microseconds
 */
record Moment(String iso, String date, String time, String fraction) {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

	static Moment of(String iso) {
		return new Moment(iso, DATE.format(OffsetDateTime.parse(iso)), iso.substring(11, 19), iso.substring(19, 26));
	}

}
