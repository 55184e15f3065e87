package timestamps.e2e.soak;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * All answered visits: for each replica, the checksum of the answer for each sequence,
 * which is also the checksum of the visit's line in the file. A visit takes eight bytes,
 * so that hours of visits fit into memory. Thread-safe.
 */
final class Answers {

	private static final int PAGE = 1 << 16;

	private static final long ANSWERED = 1L << 32;

	private final Map<String, List<long[]>> replicas = new TreeMap<>();

	private long count;

	private long doubled;

	/**
	 * Remembers an answer.
	 * @param json the received answer
	 */
	synchronized void add(String replica, long sequence, String json) {
		List<long[]> pages = this.replicas.computeIfAbsent(replica, (key) -> new ArrayList<>());
		while (pages.size() <= sequence / PAGE) {
			pages.add(new long[PAGE]);
		}
		long[] page = pages.get((int) (sequence / PAGE));
		int place = (int) (sequence % PAGE);
		if (page[place] != 0) {
			this.doubled++;
		}
		page[place] = ANSWERED | checksum(json);
		this.count++;
	}

	/**
	 * The checksum of the answer without its closing brace, as in the line, which
	 * continues with this checksum.
	 */
	private static long checksum(String json) {
		byte[] bytes = json.substring(0, json.length() - 1).getBytes(StandardCharsets.UTF_8);
		CRC32C checksum = new CRC32C();
		checksum.update(bytes, 0, bytes.length);
		return checksum.getValue();
	}

	/** The number of answered visits. */
	synchronized long count() {
		return this.count;
	}

	/** The number of answers with a sequence that their replica had given before. */
	synchronized long doubled() {
		return this.doubled;
	}

	/** The number of answers of a replica. */
	synchronized long countOf(String replica) {
		long number = 0;
		for (long[] page : this.replicas.getOrDefault(replica, List.of())) {
			for (long answer : page) {
				number += answer >>> 32;
			}
		}
		return number;
	}

	synchronized List<String> replicas() {
		return List.copyOf(this.replicas.keySet());
	}

	synchronized boolean has(String replica, long sequence) {
		return answer(replica, sequence) != 0;
	}

	synchronized boolean has(String replica, long sequence, long checksum) {
		return answer(replica, sequence) == (ANSWERED | checksum);
	}

	private long answer(String replica, long sequence) {
		List<long[]> pages = this.replicas.getOrDefault(replica, List.of());
		return (sequence / PAGE < pages.size()) ? pages.get((int) (sequence / PAGE))[(int) (sequence % PAGE)] : 0;
	}

}
