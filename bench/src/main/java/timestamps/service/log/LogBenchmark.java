package timestamps.service.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The log alone: without server and connections, and with the disk only where a line is
 * recorded.
 */
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 1)
public class LogBenchmark {

	private static final int BATCH = 64;

	private static final int VISITS = 10_000;

	private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

	private final ByteBuffer buffer = ByteBuffer.allocateDirect(VisitLine.LENGTH);

	private final byte[] line = new byte[VisitLine.LENGTH];

	private Path directory;

	private Path opened;

	private VisitLog log;

	private long sequence;

	@Setup
	public void open() throws IOException {
		this.directory = Files.createTempDirectory("log-benchmark");
		this.opened = this.directory.resolve("opened");
		LongLog.write(this.opened, VISITS);
		this.log = VisitLog.open(this.directory.resolve("appended"), "timestamps-0", ZONE, Clock.systemUTC());
		encode();
		this.buffer.flip().get(this.line);
	}

	@TearDown
	public void close() throws IOException {
		this.log.close();
		try (Stream<Path> files = Files.walk(this.directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

	/** Stamps a visit and encodes its line with the checksum. */
	@Benchmark
	public ByteBuffer encode() {
		Visit visit = Visit.at(++this.sequence, Instant.now(), ZONE, "timestamps-0", false);
		VisitLine.encode(visit, this.buffer.clear());
		return this.buffer;
	}

	/** Verifies a line's checksum and reads its visit. */
	@Benchmark
	public Optional<Visit> decode() {
		return VisitLine.decode(this.line);
	}

	/** Records one visit and waits for it. */
	@Benchmark
	public Visit append() {
		return this.log.append().join();
	}

	/** Records visits that arrive together, and waits for each. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void appendTogether() {
		List<CompletableFuture<Visit>> visits = new ArrayList<>(BATCH);
		for (int i = 0; i < BATCH; i++) {
			visits.add(this.log.append());
		}
		visits.forEach(CompletableFuture::join);
	}

	/** Opens a log, which verifies its end, and closes it. */
	@Benchmark
	public double openLog() throws IOException {
		return LongLog.millisToOpen(this.opened);
	}

}
