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

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** The last outcome of every row, with its time and machine: {@code results.json}. */
public final class Results {

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
	 */
	public record Measured(String time, Machine machine, Outcome outcome) {
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
	 * Replaces the row's earlier outcome.
	 * @param outcome the outcome
	 */
	public void put(Outcome outcome) {
		this.rows.removeIf((row) -> row.outcome().row().equals(outcome.row()));
		this.rows.add(new Measured(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), Machine.here(), outcome));
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
