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

/** What every row came to when it was last measured, and where: {@code results.json}. */
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
	 * An outcome with its circumstances.
	 *
	 * @param time when it was measured, in UTC
	 * @param machine on what
	 * @param outcome what came of it
	 */
	public record Measured(String time, Machine machine, Outcome outcome) {
	}

	/**
	 * Reads the results of earlier runs, but for rows that there are no more.
	 * @param file where they are; nothing is read where there is no file
	 * @param order the names of the rows that there are, in their order
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
	 * Takes an outcome in place of the row's earlier one.
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
	 * @throws IOException if that is not possible
	 */
	public void write() throws IOException {
		Files.writeString(this.file, JSON.toJson(this.rows) + "\n");
	}

}
