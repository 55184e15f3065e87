package timestamps.service.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any order of visits, clock steps, orderly ends and crashes leaves exactly the answered
 * visits. The model is a list. A failure reports its seed, and {@code mvn -pl service
 * test -Dtest=RandomScheduleTests -Dseed=…} runs that schedule again.
 */
class RandomScheduleTests {

	/** An event of a log's life. The number is its amount. */
	record Step(Kind kind, int number) {
	}

	enum Kind {

		VISITS, CLOCK_STEPS, REOPENING, CRASH_WITHIN_A_LINE, CRASH_WITH_ZEROS

	}

	/** The seeds of the schedules: 150 new ones, or the given one. */
	static LongStream seeds() {
		Long given = Long.getLong("seed");
		return (given != null) ? LongStream.of(given) : new Random().longs(150);
	}

	private static List<Step> schedule(long seed) {
		Random random = new Random(seed);
		List<Step> schedule = new ArrayList<>();
		for (int steps = random.nextInt(1, 26); steps > 0; steps--) {
			schedule.add(new Step(Kind.values()[random.nextInt(Kind.values().length)], random.nextInt(1, 41)));
		}
		return schedule;
	}

	@ParameterizedTest(name = "-Dseed={0}")
	@MethodSource("seeds")
	void anAnsweredVisitIsThereOnceAndNothingElse(long seed, @TempDir Path directory) throws Exception {
		TestClock clock = new TestClock();
		List<Visit> model = new ArrayList<>();
		VisitLog log = VisitLogs.open(directory, clock);
		try {
			for (Step step : schedule(seed)) {
				switch (step.kind()) {
					case VISITS -> model.addAll(VisitLogTests.append(log, step.number()));
					case CLOCK_STEPS -> clock.move(Duration.ofSeconds(step.number() - 20));
					default -> {
						log.close();
						leave(step, directory.resolve(LogFile.NAME));
						log = VisitLogs.open(directory, clock);
					}
				}
				assertThat(log.read(1, 10_000)).as("the log after %s", step).isEqualTo(model);
			}
			assertThat(model).extracting(Visit::utc).isSorted();
		}
		finally {
			log.close();
		}
	}

	/**
	 * What a process that is killed during a write may leave after the last forced line.
	 */
	private static void leave(Step step, Path file) throws IOException {
		byte[] line = new byte[VisitLine.LENGTH];
		Arrays.fill(line, (byte) '{');
		switch (step.kind()) {
			case CRASH_WITHIN_A_LINE ->
				Files.write(file, Arrays.copyOf(line, step.number()), StandardOpenOption.APPEND);
			case CRASH_WITH_ZEROS -> Files.write(file, new byte[step.number() * 100], StandardOpenOption.APPEND);
			default -> {
			}
		}
	}

}
