package timestamps.service.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any order of visits, clock steps, orderly ends and crashes leaves exactly the answered
 * visits. The model is a list.
 */
class RandomScheduleTests {

	/** What happens to a log; the number says how much of it. */
	record Step(Kind kind, int number) {
	}

	enum Kind {

		VISITS, CLOCK_STEPS, REOPENING, CRASH_WITHIN_A_LINE, CRASH_WITH_ZEROS

	}

	@Provide
	Arbitrary<List<Step>> schedules() {
		Arbitrary<Step> steps = Arbitraries.of(Kind.class)
			.flatMap((kind) -> Arbitraries.integers().between(1, 40).map((number) -> new Step(kind, number)));
		return steps.list().ofMinSize(1).ofMaxSize(25);
	}

	@Property(tries = 150)
	void anAnsweredVisitIsThereOnceAndNothingElse(@ForAll("schedules") List<Step> schedule) throws Exception {
		Path directory = Files.createTempDirectory("visits");
		TestClock clock = new TestClock();
		List<Visit> model = new ArrayList<>();
		VisitLog log = open(directory, clock);
		try {
			for (Step step : schedule) {
				switch (step.kind()) {
					case VISITS -> model.addAll(VisitLogTests.append(log, step.number()));
					case CLOCK_STEPS -> clock.move(Duration.ofSeconds(step.number() - 20));
					default -> {
						log.close();
						leave(step, directory.resolve(LogFile.NAME));
						log = open(directory, clock);
					}
				}
				assertThat(log.read(1, 10_000)).isEqualTo(model);
			}
			assertThat(model).extracting(Visit::utc).isSorted();
		}
		finally {
			log.close();
			delete(directory);
		}
	}

	/**
	 * What a process that was killed while it wrote may leave behind its last forced
	 * line.
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

	private static VisitLog open(Path directory, TestClock clock) throws IOException {
		return VisitLog.open(directory, "timestamps-0", ZoneOffset.UTC, clock);
	}

	private static void delete(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> {
				try {
					Files.delete(file);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}
	}

}
