package timestamps.service;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that was written to a disk, in order: the file of {@code recorder.py}, whose
 * first lines describe its format.
 */
final class DiskRecord {

	private static final int HEAD = 20;

	private static final long FLUSH = -1;

	private final Path file;

	private final List<Entry> entries = new ArrayList<>();

	private DiskRecord(Path file) {
		this.file = file;
	}

	static DiskRecord read(Path file) throws IOException {
		DiskRecord record = new DiskRecord(file);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			long position = 0;
			while (position + HEAD <= channel.size()) {
				ByteBuffer head = bytes(channel, position, HEAD);
				Entry entry = new Entry(head.getLong(), head.getLong(), head.getInt(), position + HEAD);
				record.entries.add(entry);
				position = entry.at() + entry.length();
			}
		}
		return record;
	}

	int size() {
		return this.entries.size();
	}

	Entry get(int index) {
		return this.entries.get(index);
	}

	/**
	 * {@return how many entries had come by that time}
	 * @param nanoTime a time of {@link System#nanoTime()}
	 */
	int countUntil(long nanoTime) {
		return (int) this.entries.stream().filter((entry) -> entry.nanoTime() <= nanoTime).count();
	}

	/**
	 * {@return the last time at which exactly so many entries had come}
	 * @param count how many
	 */
	long lastTimeOf(int count) {
		return (count < size()) ? get(count).nanoTime() : Long.MAX_VALUE;
	}

	byte[] data(Entry write) throws IOException {
		try (FileChannel channel = FileChannel.open(this.file, StandardOpenOption.READ)) {
			return bytes(channel, write.at(), write.length()).array();
		}
	}

	private static ByteBuffer bytes(FileChannel channel, long position, int length) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(length);
		while (bytes.hasRemaining()) {
			if (channel.read(bytes, position + bytes.position()) < 0) {
				throw new EOFException("The record ends within an entry");
			}
		}
		return bytes.flip();
	}

	/**
	 * A write or a flush.
	 *
	 * @param nanoTime when it came, on the clock of {@link System#nanoTime()}, which is
	 * CLOCK_MONOTONIC on Linux
	 * @param offset its place on the disk
	 * @param length how many bytes
	 * @param at their place in the record
	 */
	record Entry(long nanoTime, long offset, int length, long at) {

		boolean isFlush() {
			return this.offset == FLUSH;
		}

	}

}
