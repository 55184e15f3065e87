package timestamps.bench.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Replica;
import timestamps.bench.run.Rounds;

/** One visit alone, compared with the disk's time for a line. */
final class SingleVisit extends Row {

	private static final int ROUNDS = 3;

	private static final int SECONDS = 2;

	private static final int LINES = 3000;

	private static final int LINE = 256;

	SingleVisit() {
		super("single-visit", "One visit alone, 1 connection, median");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Replica replica = lab.warm();
		Path file = lab.folder("lines").resolve("lines");
		lab.wrk().post(replica.url("/visits"), 1, SECONDS);
		return outcome(Rounds
			.of(ROUNDS, () -> lab.wrk().post(replica.url("/visits"), 1, SECONDS).p50(), () -> forcedLine(file))
			.compare("POST /visits", "write and fdatasync of a line", "ms", Double::doubleValue, Goal.atMostAbove(0.3),
					"A request enters the kernel four times and is handed on between four threads"));
	}

	private static double forcedLine(Path file) throws IOException {
		double[] times = new double[LINES];
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
			ByteBuffer line = ByteBuffer.allocateDirect(LINE);
			for (int i = 0; i < LINES; i++) {
				long start = System.nanoTime();
				channel.write(line.clear());
				channel.force(false);
				times[i] = (System.nanoTime() - start) / 1e6;
			}
		}
		return Arrays.stream(times).sorted().toArray()[LINES / 2];
	}

}
