package timestamps.service.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * {@code visits-restore}: replaces a log by an archived one that begins with the same
 * visits. It verifies both first. If the archive lacks visits of the log, the log stays
 * as it is, or is kept under another name. The folder always holds a whole log, so that a
 * replica never starts empty after a kill.
 */
public final class VisitsRestore {

	private static final int DONE = 0;

	private static final int REFUSED = 1;

	private static final int NOT_DONE = 2;

	private static final int NOTHING_TO_DO = 3;

	private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private static final String USAGE = """
			Usage: visits-restore --check FOLDER LOG
			       visits-restore [--aside] FOLDER VISITS <LOG

			Replaces the visits.ndjson in FOLDER by LOG, which has VISITS lines, if LOG begins with
			all visits of FOLDER. No service may have FOLDER open. FOLDER needs room for both.

			  --check   only compares the two
			  --aside   if LOG lacks visits of FOLDER, keeps these under another name; the file
			            system must support hard links

			Exit status: 0 done, 1 refused, 2 not done, 3 nothing to do: FOLDER has all of LOG.
			""";

	private final InputStream in;

	private final PrintStream out;

	private final Clock clock;

	VisitsRestore(InputStream in, PrintStream out, Clock clock) {
		this.in = in;
		this.out = out;
		this.clock = clock;
	}

	/**
	 * Restores one log. Ends the process with status 0 if the log is restored, 1 if the
	 * archive lacks visits of it, 2 if the restore failed, 3 if the log has all visits of
	 * the archive already.
	 * @param args {@code [--aside] FOLDER VISITS} or {@code --check FOLDER LOG}
	 */
	public static void main(String[] args) {
		System.exit(new VisitsRestore(System.in, System.out, Clock.systemUTC()).run(List.of(args)));
	}

	int run(List<String> args) {
		boolean aside = args.size() == 3 && args.get(0).equals("--aside");
		List<String> operands = aside ? args.subList(1, 3) : args;
		try {
			if (args.size() == 3 && args.get(0).equals("--check")) {
				return check(Path.of(args.get(1)).resolve(LogFile.NAME), Path.of(args.get(2)));
			}
			if (operands.size() == 2 && operands.get(1).matches("\\d{1,12}")) {
				return restore(Path.of(operands.get(0)), Long.parseLong(operands.get(1)), aside);
			}
		}
		catch (IOException ex) {
			this.out.println("not done: " + ex);
			return NOT_DONE;
		}
		this.out.print(USAGE);
		return NOT_DONE;
	}

	private int restore(Path folder, long visits, boolean aside) throws IOException {
		DirectoryLock lock = DirectoryLock.acquire(folder, "a restore");
		Path spool = folder.resolve(LogFile.NAME + ".restored");
		try {
			Files.deleteIfExists(spool);
			requireRoom(folder, visits * VisitLine.LENGTH);
			receive(spool, visits);
			Path log = folder.resolve(LogFile.NAME);
			int status = check(log, spool);
			if (status == REFUSED && aside) {
				keepAside(folder, log);
			}
			else if (status != DONE) {
				return status;
			}
			Files.move(spool, log, StandardCopyOption.ATOMIC_MOVE);
			LogFile.forceEntry(folder);
			return DONE;
		}
		finally {
			Files.deleteIfExists(spool);
			lock.close();
		}
	}

	private static void requireRoom(Path folder, long bytes) throws IOException {
		long free = Files.getFileStore(folder).getUsableSpace();
		if (free < bytes) {
			throw new IOException("the archived log needs " + bytes
					+ " bytes beside the present one, and the volume has " + free + " bytes free");
		}
	}

	private void receive(Path spool, long visits) throws IOException {
		long received = Files.copy(this.in, spool, StandardCopyOption.REPLACE_EXISTING);
		if (received != visits * VisitLine.LENGTH) {
			throw new IOException("of " + visits * VisitLine.LENGTH + " bytes, " + received + " arrived");
		}
		LogCheck.Result result = LogCheck.check(spool, this.out::println);
		if (result.damaged() > 0 || result.lines() < visits) {
			throw new IOException("what arrived is damaged");
		}
		try (FileChannel channel = FileChannel.open(spool, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
	}

	private int check(Path log, Path archived) throws IOException {
		LogComparison comparison = LogComparison.of(log, archived);
		this.out.println(comparison);
		if (comparison.differ()) {
			return REFUSED;
		}
		return comparison.isComplete() ? NOTHING_TO_DO : DONE;
	}

	/**
	 * Gives the log a second name, on disk before the archived log gets the first. If the
	 * log were moved away, the folder would have no log for a moment.
	 */
	private void keepAside(Path folder, Path log) throws IOException {
		Path kept = folder.resolve("visits-" + SECOND.format(this.clock.instant()) + ".ndjson");
		Files.createLink(kept, log);
		LogFile.forceEntry(folder);
		this.out.println("the previous log is kept as " + kept);
	}

}
