package timestamps.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import timestamps.kit.Command;

/**
 * Makes the disk as it is after a power cut from a record: with all writes before the
 * last flush, and with the surviving ones of those after it. The moments must be
 * requested in order.
 */
final class PowerCuts {

	static final int SECTOR = 512;

	private final Path flushed;

	private final DiskRecord record;

	private final Random random;

	private int applied;

	/**
	 * Starts with the disk as it was before the record.
	 * @param before the disk's image, which this continues to write
	 * @param record everything that was written after that
	 * @param random the source of the choice of survivors
	 */
	PowerCuts(Path before, DiskRecord record, Random random) {
		this.flushed = before;
		this.record = record;
		this.random = random;
	}

	/**
	 * Makes the disk's image.
	 * @param point how many entries of the record had come by then
	 * @param survivors which of the writes after the last flush survive
	 * @param image the file to write
	 * @return how many written sectors did not survive
	 */
	int cut(int point, Survivors survivors, Path image) throws IOException, InterruptedException {
		int flush = point;
		while (flush > this.applied && !this.record.get(flush - 1).isFlush()) {
			flush--;
		}
		apply(this.flushed, writes(this.applied, flush), null);
		this.applied = flush;
		Command.of("cp", "--sparse=always", this.flushed.toString(), image.toString()).run();
		List<DiskRecord.Entry> unflushed = writes(flush, point);
		int[] sectors = unflushed.stream().mapToInt((write) -> write.length() / SECTOR).toArray();
		BitSet chosen = survivors.choose(sectors, this.random);
		apply(image, unflushed, chosen);
		return IntStream.of(sectors).sum() - chosen.cardinality();
	}

	private List<DiskRecord.Entry> writes(int from, int to) {
		return IntStream.range(from, to).mapToObj(this.record::get).filter((entry) -> !entry.isFlush()).toList();
	}

	private void apply(Path image, List<DiskRecord.Entry> writes, BitSet chosen) throws IOException {
		try (FileChannel disk = FileChannel.open(image, StandardOpenOption.WRITE)) {
			int sector = 0;
			for (DiskRecord.Entry write : writes) {
				byte[] data = this.record.data(write);
				for (int at = 0; at < data.length; at += SECTOR, sector++) {
					if (chosen == null || chosen.get(sector)) {
						disk.write(ByteBuffer.wrap(data, at, SECTOR), write.offset() + at);
					}
				}
			}
		}
	}

}
