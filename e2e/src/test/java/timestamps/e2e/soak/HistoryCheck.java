package timestamps.e2e.soak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Compares a replica's file with the replica's answers: line <i>n</i> must hold visit
 * <i>n</i> of this replica, complete, no earlier than the visit before, and exactly as it
 * was answered.
 */
final class HistoryCheck {

	private static final int LENGTH = 256;

	private static final int MOST_PROBLEMS = 20;

	private static final Pattern LINE = Pattern
		.compile("(\\{\"sequence\":(\\d+),\"utc\":\"([^\"]+)\",.*\"replica\":\"([^\"]+)\"(?:,\"held\":true)?)"
				+ ",\"crc32c\":\"([0-9a-f]{8})\"} *\n");

	private final String replica;

	private final Answers answers;

	private final List<String> problems = new ArrayList<>();

	private long lines;

	private long answered;

	private long outOfOrder;

	private String latest = "";

	HistoryCheck(String replica, Answers answers) {
		this.replica = replica;
		this.answers = answers;
	}

	/**
	 * The result of a replica's file.
	 *
	 * @param replica the replica
	 * @param recorded the number of visits in the file
	 * @param answered the number of answered visits among them
	 * @param lost the number of answered visits that the file lacks, or has in another
	 * form
	 * @param outOfOrder the number of visits at a wrong place, or with an earlier time
	 * than the visit before
	 * @param problems the first problems, in words
	 */
	record Result(String replica, long recorded, long answered, long lost, long outOfOrder, List<String> problems) {
	}

	/** The result if the file is gone. */
	Result gone() {
		return result();
	}

	Result check(Path file) throws IOException {
		try (InputStream input = Files.newInputStream(file)) {
			byte[] line;
			while ((line = input.readNBytes(LENGTH)).length > 0) {
				this.lines++;
				check(line);
			}
		}
		return result();
	}

	private Result result() {
		long lost = this.answers.countOf(this.replica) - this.answered;
		if (lost > 0) {
			problem(lost + " visits that it answered are not in its file as they were answered");
		}
		return new Result(this.replica, this.lines, this.answered, lost, this.outOfOrder, List.copyOf(this.problems));
	}

	private void check(byte[] bytes) {
		Matcher line = LINE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
		if (bytes.length != LENGTH || !line.matches() || !isIntact(bytes, line.end(1), line.group(5))) {
			problem("line " + this.lines + " is damaged");
			return;
		}
		long sequence = Long.parseLong(line.group(2));
		boolean backwards = line.group(3).compareTo(this.latest) < 0;
		if (sequence != this.lines || backwards || !line.group(4).equals(this.replica)) {
			this.outOfOrder++;
			problem("line " + this.lines + ", after " + this.latest + ", holds " + line.group(1));
		}
		this.latest = line.group(3);
		if (this.answers.has(this.replica, sequence, Long.parseLong(line.group(5), 16))) {
			this.answered++;
		}
		else if (this.answers.has(this.replica, sequence)) {
			problem("visit " + sequence + " was answered otherwise than line " + this.lines + " has it");
		}
	}

	private static boolean isIntact(byte[] line, int length, String checksum) {
		CRC32C actual = new CRC32C();
		actual.update(line, 0, length);
		return actual.getValue() == Long.parseLong(checksum, 16);
	}

	private void problem(String what) {
		if (this.problems.size() < MOST_PROBLEMS) {
			this.problems.add(this.replica + ": " + what);
		}
	}

}
