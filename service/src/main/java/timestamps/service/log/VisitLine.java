package timestamps.service.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The format of {@code visits.ndjson}: one visit, one line of JSON, always
 * {@value #LENGTH} bytes of ASCII, so that visit <i>n</i> starts at byte
 * {@code (n - 1) * 256} and no index is needed to find it.
 *
 * <table>
 * <caption>A line, from its first byte to its last</caption>
 * <tr>
 * <th>part</th>
 * <th>content</th>
 * </tr>
 * <tr>
 * <td>visit</td>
 * <td>the keys {@code sequence}, {@code utc}, {@code local}, {@code zone},
 * {@code replica} in this order without white space; then {@code "held":true}, only where
 * the clock had stepped back</td>
 * </tr>
 * <tr>
 * <td>checksum</td>
 * <td>{@code ,"crc32c":"8a9136aa"}}: CRC-32C (RFC 3720, appendix B.4) over all bytes
 * before its comma, eight lower-case hexadecimal digits</td>
 * </tr>
 * <tr>
 * <td>padding</td>
 * <td>spaces up to byte 254</td>
 * </tr>
 * <tr>
 * <td>end</td>
 * <td>one line feed, byte 255</td>
 * </tr>
 * </table>
 */
final class VisitLine {

	static final int LENGTH = 256;

	static final int LONGEST_ZONE = 32;

	static final int LONGEST_REPLICA = 63;

	private static final long LAST_SEQUENCE = 999_999_999_999L;

	private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

	private static final DateTimeFormatter UTC = MICROSECONDS.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

	private static final Pattern REPLICA = Pattern
		.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0," + (LONGEST_REPLICA - 2) + "}[A-Za-z0-9])?");

	private static final Pattern VISIT = Pattern.compile("\\{\"sequence\":(\\d+),\"utc\":\"([^\"]+)\","
			+ "\"local\":\"([^\"]+)\",\"zone\":\"([^\"]+)\",\"replica\":\"([^\"]+)\"(,\"held\":true)?");

	private static final String CHECKSUM = ",\"crc32c\":\"";

	private static final HexFormat HEX = HexFormat.of();

	private VisitLine() {
	}

	/**
	 * Refuses what would not fit in a line.
	 * @param replica the replica's name
	 * @param zone the zone of local times
	 */
	static void requireFits(String replica, ZoneId zone) {
		if (!REPLICA.matcher(replica).matches()) {
			throw new IllegalArgumentException("Replica name \"" + replica + "\": allowed are 1 to " + LONGEST_REPLICA
					+ " letters, digits, '.', '_' and '-', a letter or digit first and last");
		}
		if (zone.getId().length() > LONGEST_ZONE) {
			throw new IllegalArgumentException(
					"Time zone \"" + zone + "\": allowed are IANA names of up to " + LONGEST_ZONE + " characters");
		}
	}

	/**
	 * Puts the visit's line into the buffer.
	 * @param visit the visit
	 * @param target a buffer with at least {@value #LENGTH} bytes left
	 */
	static void encode(Visit visit, ByteBuffer target) {
		if (visit.sequence() > LAST_SEQUENCE) {
			throw new IllegalStateException("A log ends at visit " + LAST_SEQUENCE);
		}
		byte[] body = body(visit).getBytes(StandardCharsets.US_ASCII);
		int end = target.position() + LENGTH;
		target.put(body).put(checksum(body, body.length).getBytes(StandardCharsets.US_ASCII));
		while (target.position() < end - 1) {
			target.put((byte) ' ');
		}
		target.put((byte) '\n');
	}

	private static String body(Visit visit) {
		return "{\"sequence\":" + visit.sequence() + ",\"utc\":\"" + utc(visit.utc()) + "\",\"local\":\""
				+ local(visit.local()) + "\",\"zone\":\"" + visit.zone() + "\",\"replica\":\"" + visit.replica()
				+ (visit.held() ? "\",\"held\":true" : "\"");
	}

	static String utc(Instant instant) {
		return UTC.format(instant) + 'Z';
	}

	static String local(OffsetDateTime time) {
		return MICROSECONDS.format(time) + OFFSET.format(time);
	}

	/**
	 * {@return whether a line was never written: the file had only grown by it}
	 * @param line {@value #LENGTH} bytes
	 */
	static boolean isZero(byte[] line) {
		for (byte b : line) {
			if (b != 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Reads a line back, or nothing when a single bit of it is not as it was written.
	 * @param line {@value #LENGTH} bytes
	 * @return the visit
	 */
	static Optional<Visit> decode(byte[] line) {
		String text = new String(line, StandardCharsets.ISO_8859_1);
		int length = text.lastIndexOf(CHECKSUM);
		if (length < 0) {
			return Optional.empty();
		}
		String end = checksum(line, length);
		String expected = end + " ".repeat(Math.max(0, LENGTH - 1 - length - end.length())) + '\n';
		Matcher visit = VISIT.matcher(text).region(0, length);
		if (!text.substring(length).equals(expected) || !visit.matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(new Visit(Long.parseLong(visit.group(1)), Instant.parse(visit.group(2)),
					OffsetDateTime.parse(visit.group(3)), visit.group(4), visit.group(5), visit.group(6) != null));
		}
		catch (DateTimeParseException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private static String checksum(byte[] line, int length) {
		CRC32C checksum = new CRC32C();
		checksum.update(line, 0, length);
		return CHECKSUM + HEX.toHexDigits((int) checksum.getValue()) + "\"}";
	}

}
