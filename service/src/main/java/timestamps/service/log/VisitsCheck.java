package timestamps.service.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * {@code visits-check}: verifies a log whose service is stopped, line by line, and
 * reports where it is damaged. Never writes to the log.
 */
public final class VisitsCheck {

	private static final int INTACT = 0;

	private static final int DAMAGED = 1;

	private static final int NOT_CHECKED = 2;

	/**
	 * One byte too many damages every line after it: they need not all be printed.
	 */
	private static final int MOST_DAMAGES_PRINTED = 100;

	private static final String USAGE = """
			Usage: visits-check [--cut COPY] LOG

			Verifies every line of LOG, a visits.ndjson or the folder that holds it, and prints
			where it is damaged. LOG is not changed, and no service may have it open.

			  --cut COPY   writes the lines before the first damage to the new file COPY

			Exit status: 0 intact, 1 damaged, 2 not checked.
			""";

	private final PrintStream out;

	private final PrintStream err;

	private long printed;

	VisitsCheck(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/**
	 * Checks one log and ends the process with status 0 if it is intact, 1 if it is
	 * damaged, 2 if it could not be checked.
	 * @param args {@code [--cut COPY] LOG}
	 */
	public static void main(String[] args) {
		System.exit(new VisitsCheck(System.out, System.err).run(List.of(args)));
	}

	int run(List<String> args) {
		if (args.equals(List.of("--help"))) {
			this.out.print(USAGE);
			return INTACT;
		}
		boolean cut = args.size() == 3 && args.get(0).equals("--cut");
		if (!cut && (args.size() != 1 || args.get(0).startsWith("-"))) {
			this.err.println("visits-check: wrong arguments: " + (args.isEmpty() ? "none" : String.join(" ", args)));
			this.err.print(USAGE);
			return NOT_CHECKED;
		}
		Path log = Path.of(args.get(args.size() - 1));
		try {
			return check(Files.isDirectory(log) ? log.resolve(LogFile.NAME) : log, cut ? Path.of(args.get(1)) : null);
		}
		catch (NoSuchFileException ex) {
			this.err.println("visits-check: there is no " + ex.getFile());
		}
		catch (FileAlreadyExistsException ex) {
			this.err.println("visits-check: " + ex.getFile() + " exists already; the copy must be a new file");
		}
		catch (IOException ex) {
			this.err.println("visits-check: " + ex);
		}
		return NOT_CHECKED;
	}

	private int check(Path file, @Nullable Path copy) throws IOException {
		Closeable lock = DirectoryLock.share(Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file));
		try {
			LogCheck.Result result = LogCheck.check(file, (damage) -> print(file, damage));
			summarize(file, result);
			if (copy != null) {
				LogCheck.copy(file, result.intact(), copy);
				this.out.println(copy + ": holds the first " + result.intact() + " visits");
			}
			return (result.damaged() > 0) ? DAMAGED : INTACT;
		}
		finally {
			lock.close();
		}
	}

	private void print(Path file, LogCheck.Damage damage) {
		if (this.printed++ < MOST_DAMAGES_PRINTED) {
			this.out.println(file + ", " + damage);
		}
	}

	private void summarize(Path file, LogCheck.Result result) {
		if (result.damaged() > MOST_DAMAGES_PRINTED) {
			this.out.println(file + ": the first " + MOST_DAMAGES_PRINTED + " damaged lines are named above");
		}
		if (result.tail() > 0) {
			this.out.println(file + ": the last " + result.tail() + " bytes are of an unfinished write;"
					+ " they belong to no answered visit, and the service cuts them off when it starts");
		}
		this.out.println(file + ": " + result.lines() + " lines, " + ((result.damaged() == 0) ? "all intact"
				: result.damaged() + " damaged; intact before the first of them: " + result.intact()));
	}

}
