package timestamps.bench.rows;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Curve;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Http;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Replica;
import timestamps.bench.run.Rounds;
import timestamps.kit.Command;
import timestamps.service.log.LongLog;

/**
 * The cost of a long log: to open it, to read its far end, to stream it. For the curve,
 * one log of ten million visits is cut down step by step.
 */
final class LogLength extends Row {

	private static final int LONGEST = 10_000_000;

	private static final int STREAMED = 1_000_000;

	private static final int SHORTEST = 10_000;

	/** Otherwise the first logs are opened by interpreted code. */
	private static final int WARM_UP = 50;

	private static final int OPENINGS = 5;

	private static final int SECONDS = 1;

	private static final double MEGA = 1e6;

	LogLength() {
		super("log-length", "Logs of 10⁴ … 10⁷ visits: open, page at the far end, stream");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Path folder = lab.folder("long");
		LongLog.write(folder, LONGEST);
		Comparison farPage = farPage(lab, folder);
		Comparison open = open(lab, folder);
		Comparison stream = stream(lab);
		List<Curve.Point> openings = new ArrayList<>();
		for (int visits = LONGEST; visits >= SHORTEST; visits /= 10) {
			LongLog.cut(folder, visits);
			openings.add(0, new Curve.Point(visits, millisToOpen(folder)));
		}
		return outcome(open, farPage, stream).with(
				new Curve("Opening a log", "visits in it", "milliseconds", List.of(new Curve.Line("open", openings))));
	}

	private static Comparison open(Lab lab, Path longest) throws Exception {
		Path shortest = lab.folder("short");
		LongLog.write(shortest, SHORTEST);
		for (int i = 0; i < WARM_UP; i++) {
			LongLog.millisToOpen(longest);
			LongLog.millisToOpen(shortest);
		}
		return Rounds.of(OPENINGS, () -> LongLog.millisToOpen(longest), () -> LongLog.millisToOpen(shortest))
			.compare("open a log of %,d visits".formatted(LONGEST), "open a log of %,d visits".formatted(SHORTEST),
					"ms", Double::doubleValue, Goal.atMostTimes(2),
					"The last 1,024 lines are verified, whatever the length");
	}

	private static double millisToOpen(Path folder) throws IOException {
		List<Double> millis = new ArrayList<>();
		for (int i = 0; i < OPENINGS; i++) {
			millis.add(LongLog.millisToOpen(folder));
		}
		return new Figure("open", "ms", millis).median();
	}

	private static Comparison farPage(Lab lab, Path folder) throws Exception {
		try (Replica replica = lab.replica(folder)) {
			lab.wrk().get(replica.url("/visits"), 1, SECONDS);
			return Rounds
				.of(3, () -> lab.wrk().get(replica.url("/visits?before=51"), 1, SECONDS).p50(),
						() -> lab.wrk().get(replica.url("/visits"), 1, SECONDS).p50())
				.compare("page at the far end of 10⁷ visits", "the newest page", "ms", Double::doubleValue,
						Goal.atMostTimes(1.25), "A visit's place follows from its number");
		}
	}

	private static Comparison stream(Lab lab) throws Exception {
		Path folder = lab.folder("streamed");
		LongLog.write(folder, STREAMED);
		Path file = folder.resolve("visits.ndjson");
		try (Replica replica = lab.replica(folder)) {
			stream(replica);
			return Rounds.of(2, () -> {
				forget(file);
				return stream(replica);
			}, () -> {
				forget(file);
				long start = System.nanoTime();
				Command.of("dd", "if=" + file, "of=/dev/null", "bs=1M", "status=none").output();
				return megabytesASecond(Files.size(file), start);
			})
				.compare("stream 10⁶ visits", "dd of the same file, neither cached", "MB/s", Double::doubleValue,
						Goal.report(), "");
		}
	}

	private static double stream(Replica replica) throws IOException {
		HttpURLConnection request = Http.open(replica.url("/visits"));
		request.setRequestProperty("Accept", "application/x-ndjson");
		long start = System.nanoTime();
		long bytes = 0;
		byte[] buffer = new byte[1 << 16];
		try (InputStream body = request.getInputStream()) {
			for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
				bytes += read;
			}
		}
		return megabytesASecond(bytes, start);
	}

	private static double megabytesASecond(long bytes, long start) {
		return bytes / MEGA / ((System.nanoTime() - start) / 1e9);
	}

	/** Makes the kernel drop the file from its cache. */
	private static void forget(Path file) throws IOException {
		Command.of("dd", "if=" + file, "iflag=nocache", "count=0", "status=none").output();
	}

}
