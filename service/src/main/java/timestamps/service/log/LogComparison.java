package timestamps.service.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a log and an archived one have in common, by their whole lines: what a crash left
 * behind the last one is not looked at.
 *
 * @param present how many lines the log has, none if it is not there
 * @param archived how many the archived one has
 * @param same how many of the first lines are the same in both
 */
record LogComparison(long present, long archived, long same) {

	static LogComparison of(Path log, Path archived) throws IOException {
		long lines = lines(archived);
		if (Files.notExists(log)) {
			return new LogComparison(0, lines, 0);
		}
		long present = lines(log);
		long difference = Files.mismatch(log, archived);
		long same = Math.min(present, lines);
		return new LogComparison(present, lines,
				(difference < 0) ? same : Math.min(same, difference / VisitLine.LENGTH));
	}

	private static long lines(Path log) throws IOException {
		return LogCheck.check(log, (damage) -> {
		}).lines();
	}

	/** The log has visits that the archived one does not have in their place. */
	boolean differ() {
		return this.same < Math.min(this.present, this.archived);
	}

	/** The log has all that the archived one has. */
	boolean isComplete() {
		return this.same == this.archived;
	}

	@Override
	public String toString() {
		String both = "the log holds " + this.present + " visits, the archive " + this.archived;
		return differ() ? both + "; they differ from visit " + (this.same + 1) + " on" : both;
	}

}
