package timestamps.service.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The format of {@code visits.ndjson}: each visit is one line of JSON, always
 * {@value #LENGTH} bytes of ASCII. So visit <i>n</i> starts at byte
 * {@code (n - 1) * 256}, and no index is needed to find it.
 *
 * <table>
 * <caption>A line, from its first byte to its last</caption>
 * <tr>
 * <th>part</th>
 * <th>content</th>
 * </tr>
 * <tr>
 * <td>visit</td>
 * <td>the keys {@code sequence}, {@code utc}, {@code local}, {@code zone}, {@code
 * replica} in this order without white space; then {@code "held":true}, only if the clock
 * had stepped back</td>
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

	private static final Pattern REPLICA = Pattern
		.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0," + (LONGEST_REPLICA - 2) + "}[A-Za-z0-9])?");

	private static final Pattern VISIT = Pattern.compile("\\{\"sequence\":(\\d+),\"utc\":\"([^\"]+)\","
			+ "\"local\":\"([^\"]+)\",\"zone\":\"([^\"]+)\",\"replica\":\"([^\"]+)\"(,\"held\":true)?");

	private static final byte[] SEQUENCE = Ascii.of("{\"sequence\":");

	private static final byte[] UTC = Ascii.of(",\"utc\":\"");

	private static final byte[] LOCAL = Ascii.of("\",\"local\":\"");

	private static final byte[] ZONE = Ascii.of("\",\"zone\":\"");

	private static final byte[] REPLICA_KEY = Ascii.of("\",\"replica\":\"");

	private static final byte[] QUOTE = Ascii.of("\"");

	private static final byte[] HELD = Ascii.of("\",\"held\":true");

	private static final String CHECKSUM_KEY = ",\"crc32c\":\"";

	private static final byte[] CHECKSUM = Ascii.of(CHECKSUM_KEY);

	private static final byte[] END = Ascii.of("\"}");

	private static final int CHECKSUM_LENGTH = CHECKSUM.length + Integer.SIZE / 4 + END.length;

	/** The end of a line of JSON, in place of the checksum. */
	private static final byte[] NEXT = Ascii.of("}\n");

	private static final int LONGEST_TIME = "+999999999-12-31T23:59:59.999999+18:00".length();

	private VisitLine() {
	}

	/**
	 * Refuses names that do not fit in a line.
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
	 * Writes the visit's line into the buffer.
	 * @param visit the visit
	 * @param target a buffer with at least {@value #LENGTH} bytes left
	 */
	static void encode(Visit visit, ByteBuffer target) {
		if (visit.sequence() > LAST_SEQUENCE) {
			throw new IllegalStateException("A log ends at visit " + LAST_SEQUENCE);
		}
		byte[] line = new byte[LENGTH];
		finish(line, putBody(visit, line));
		target.put(line);
	}

	/**
	 * {@return the visit's line without its checksum}
	 * @param visit the visit
	 */
	static byte[] json(Visit visit) {
		byte[] line = new byte[LENGTH];
		int length = putBody(visit, line);
		line[length] = '}';
		return Arrays.copyOf(line, length + 1);
	}

	private static int putBody(Visit visit, byte[] line) {
		int place = Ascii.putNumber(visit.sequence(), line, Ascii.put(SEQUENCE, line, 0));
		place = TimeText.putUtc(visit.utc(), line, Ascii.put(UTC, line, place));
		place = TimeText.putLocal(visit.local(), line, Ascii.put(LOCAL, line, place));
		place = Ascii.put(Ascii.of(visit.zone()), line, Ascii.put(ZONE, line, place));
		place = Ascii.put(Ascii.of(visit.replica()), line, Ascii.put(REPLICA_KEY, line, place));
		return visit.held() ? Ascii.put(HELD, line, place) : Ascii.put(QUOTE, line, place);
	}

	/**
	 * Writes the checksum of everything before it.
	 * @return where the text ends
	 */
	private static int putChecksum(byte[] line, int length) {
		CRC32C checksum = new CRC32C();
		checksum.update(line, 0, length);
		return Ascii.put(END, line, Ascii.putHex((int) checksum.getValue(), line, Ascii.put(CHECKSUM, line, length)));
	}

	static String utc(Instant instant) {
		byte[] text = new byte[LONGEST_TIME];
		return new String(text, 0, TimeText.putUtc(instant, text, 0), StandardCharsets.US_ASCII);
	}

	static String local(OffsetDateTime time) {
		byte[] text = new byte[LONGEST_TIME];
		return new String(text, 0, TimeText.putLocal(time, text, 0), StandardCharsets.US_ASCII);
	}

	/**
	 * {@return whether a line was never written: the file was only extended}
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
	 * Parses a line. The result is empty if a single bit is not as it was written.
	 * @param line {@value #LENGTH} bytes
	 * @return the visit
	 */
	static Optional<Visit> decode(byte[] line) {
		String text = new String(line, StandardCharsets.ISO_8859_1);
		int length = text.lastIndexOf(CHECKSUM_KEY);
		if (length < 0 || !endsAsWritten(line, length)) {
			return Optional.empty();
		}
		Matcher visit = VISIT.matcher(text).region(0, length);
		if (!visit.matches()) {
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

	/**
	 * Adds a line's visit to a text as one more line of JSON, without parsing it.
	 * @param line {@value #LENGTH} bytes
	 * @param sequence the sequence that the line must hold
	 * @param text the text that is added to
	 * @return whether the line is as it was written, and holds that sequence; if not,
	 * nothing is added
	 */
	static boolean addJson(byte[] line, long sequence, ByteArrayOutputStream text) {
		int end = LENGTH - 1;
		while (end > 0 && line[end - 1] == ' ') {
			end--;
		}
		int length = end - CHECKSUM_LENGTH;
		byte[] beginning = Ascii.of("{\"sequence\":" + sequence + ",");
		if (length < 0 || !Arrays.equals(beginning, Arrays.copyOf(line, beginning.length))
				|| !endsAsWritten(line, length)) {
			return false;
		}
		text.write(line, 0, length);
		text.writeBytes(NEXT);
		return true;
	}

	private static boolean endsAsWritten(byte[] line, int length) {
		if (length + CHECKSUM_LENGTH >= LENGTH) {
			return false;
		}
		byte[] written = Arrays.copyOf(line, LENGTH);
		finish(written, length);
		return Arrays.equals(line, written);
	}

	/** Writes what follows a visit: its checksum, the padding and the end. */
	private static void finish(byte[] line, int length) {
		Arrays.fill(line, putChecksum(line, length), LENGTH - 1, (byte) ' ');
		line[LENGTH - 1] = '\n';
	}

}
