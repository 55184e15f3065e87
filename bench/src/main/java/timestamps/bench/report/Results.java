package timestamps.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The last outcome of every row, with its time and machine, and the scores of its last
 * runs: {@code results.json}.
 */
public final class Results {

	/** How many runs are kept, and must reach a goal. */
	public static final int RUNS = 3;

	private static final Gson JSON = new GsonBuilder().setPrettyPrinting().create();

	private final Path file;

	private final List<Measured> rows;

	private final List<String> order;

	private Results(Path file, List<String> order, List<Measured> rows) {
		this.file = file;
		this.order = order;
		this.rows = rows;
	}

	/**
	 * An outcome with its time and machine.
	 *
	 * @param time the time of the measurement, in UTC
	 * @param machine the machine
	 * @param outcome the outcome
	 * @param runs the scores of this run, the last one, and of the runs before it on the
	 * same machine; at most {@value #RUNS}
	 */
	public record Measured(String time, Machine machine, Outcome outcome, List<Map<String, Double>> runs) {

		/** A file of an earlier version has no scores. */
		public Measured(String time, Machine machine, Outcome outcome, @Nullable List<Map<String, Double>> runs) {
			this.time = time;
			this.machine = machine;
			this.outcome = outcome;
			this.runs = (runs != null) ? List.copyOf(runs) : List.of(outcome.scores());
		}

		/**
		 * {@return the scores of a comparison in the last runs, the newest last}
		 * @param comparison one of the outcome's comparisons
		 */
		Scores scores(Comparison comparison) {
			return new Scores(comparison.goal(),
					this.runs.stream().map((run) -> run.get(comparison.key())).filter(Objects::nonNull).toList());
		}

	}

	/**
	 * Reads the results of earlier runs, except for rows that no longer exist.
	 * @param file the file; if it does not exist, there are no results
	 * @param order the names of all rows, in their order
	 * @return the results
	 * @throws IOException if they cannot be read
	 */
	public static Results read(Path file, List<String> order) throws IOException {
		List<Measured> rows = new ArrayList<>();
		if (Files.exists(file)) {
			rows.addAll(Arrays.asList(JSON.fromJson(Files.readString(file), Measured[].class)));
		}
		rows.removeIf((row) -> !order.contains(row.outcome().row()));
		return new Results(file, order, rows);
	}

	/**
	 * Replaces the row's earlier outcome, and keeps its scores if they are of the same
	 * machine.
	 * @param outcome the outcome
	 */
	public void put(Outcome outcome) {
		put(outcome, Machine.here());
	}

	void put(Outcome outcome, Machine machine) {
		List<Map<String, Double>> runs = new ArrayList<>();
		this.rows.stream()
			.filter((row) -> row.outcome().row().equals(outcome.row()) && row.machine().equals(machine))
			.forEach((row) -> runs.addAll(row.runs()));
		runs.add(outcome.scores());
		this.rows.removeIf((row) -> row.outcome().row().equals(outcome.row()));
		this.rows.add(new Measured(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), machine, outcome,
				runs.subList(Math.max(0, runs.size() - RUNS), runs.size())));
		this.rows.sort(Comparator.comparing((row) -> this.order.indexOf(row.outcome().row())));
	}

	/**
	 * {@return the rows in order}
	 */
	public List<Measured> rows() {
		return List.copyOf(this.rows);
	}

	/**
	 * Writes the file.
	 * @throws IOException if it cannot be written
	 */
	public void write() throws IOException {
		Files.writeString(this.file, JSON.toJson(this.rows) + "\n");
	}

}
