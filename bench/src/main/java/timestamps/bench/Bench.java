package timestamps.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Outcome;
import timestamps.bench.report.Page;
import timestamps.bench.report.Results;
import timestamps.bench.report.Words;
import timestamps.bench.rows.Row;
import timestamps.bench.rows.Rows;
import timestamps.bench.run.Lab;

/**
 * Measures all rows, or the named ones. It writes the page from the last results of all
 * rows.
 */
public final class Bench {

	private static final Duration LONGEST_END = Duration.ofMinutes(3);

	private static volatile boolean over;

	private Bench() {
	}

	public static void main(String[] args) throws Exception {
		List<Row> rows = chosen(Set.of(args));
		Path root = Path.of("").toAbsolutePath();
		Results results = Results.read(root.resolve("bench/results.json"), Rows.ALL.stream().map(Row::name).toList());
		List<String> failed = new ArrayList<>();
		CountDownLatch finished = new CountDownLatch(1);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> endEarly(finished)));
		try (Lab lab = Lab.in(root)) {
			for (Row row : rows) {
				if (over || !measure(row, lab, results)) {
					failed.add(row.name());
				}
				results.write();
				Page.write(root.resolve("docs"), results);
			}
		}
		finally {
			finished.countDown();
		}
		over = true;
		if (!failed.isEmpty()) {
			System.err.println("Not measured: " + String.join(", ", failed));
			System.exit(1);
		}
	}

	/**
	 * Ends a run after a signal: ends running programs, so that the row that waits for
	 * them fails, and removes everything that rows have made. It does not wait for the
	 * main thread, whose exit waits for this thread.
	 */
	private static void endEarly(CountDownLatch finished) {
		if (!over) {
			over = true;
			ProcessHandle.current().children().forEach(ProcessHandle::destroy);
			try {
				finished.await(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static boolean measure(Row row, Lab lab, Results results) {
		try (Progress progress = Progress.of(row.title())) {
			try {
				Outcome outcome = row.measure(lab);
				progress.done();
				results.put(outcome, System.getenv("NOTE"));
				outcome.comparisons().forEach((comparison) -> print(row, comparison));
				return true;
			}
			catch (Exception ex) {
				progress.failed(ex.toString());
				return false;
			}
		}
	}

	private static void print(Row row, Comparison comparison) {
		print(row, comparison.figure());
		if (comparison.hasPeer()) {
			print(row, comparison.peer());
		}
	}

	private static void print(Row row, Figure figure) {
		System.out.println(row.name() + "/" + Words.line(figure));
	}

	private static List<Row> chosen(Set<String> names) {
		Set<String> known = Rows.ALL.stream().map(Row::name).collect(Collectors.toSet());
		for (String name : names) {
			if (!known.contains(name)) {
				throw new IllegalArgumentException("There is no row " + name + "; there are "
						+ String.join(", ", Rows.ALL.stream().map(Row::name).toList()));
			}
		}
		return Rows.ALL.stream().filter((row) -> names.isEmpty() || names.contains(row.name())).toList();
	}

}
