package timestamps.service.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * A recorded visit.
 *
 * @param sequence its place in its replica's log, counted from 1 without gaps
 * @param utc when it was recorded, to the microsecond, never earlier than the visit
 * before it
 * @param local the same instant as local time in {@code zone}
 * @param zone the IANA name of the zone that was configured then
 * @param replica the name of the replica that recorded it
 * @param held whether the system clock showed a time before the previous visit; {@code
 * utc} then repeats that visit's time instead of running backwards
 */
public record Visit(long sequence, Instant utc, OffsetDateTime local, String zone, String replica, boolean held) {

	static Visit at(long sequence, Instant utc, ZoneId zone, String replica, boolean held) {
		return new Visit(sequence, utc, OffsetDateTime.ofInstant(utc, zone), zone.getId(), replica, held);
	}

	/**
	 * {@return the time in UTC as the log writes it, always with six decimals}
	 */
	public String utcText() {
		return VisitLine.utc(this.utc);
	}

	/**
	 * {@return the local time with its offset as the log writes it}
	 */
	public String localText() {
		return VisitLine.local(this.local);
	}

	/**
	 * {@return the visit as JSON in ASCII: its line in the log without the checksum}
	 */
	public byte[] json() {
		return VisitLine.json(this);
	}

}
