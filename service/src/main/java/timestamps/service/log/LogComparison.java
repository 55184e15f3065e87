package timestamps.service.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a log and an archived one have in common. Only whole lines count: what a crash
 * left after the last one is ignored.
 *
 * @param present how many lines the log has; 0 if there is no log
 * @param archived how many lines the archived log has
 * @param same how many lines are the same in both, from the first on
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

	/** Whether the log has visits that differ from the archive's at the same sequence. */
	boolean differ() {
		return this.same < Math.min(this.present, this.archived);
	}

	/** Whether the log has all visits of the archived one. */
	boolean isComplete() {
		return this.same == this.archived;
	}

	@Override
	public String toString() {
		String both = "the log holds " + this.present + " visits, the archive " + this.archived;
		return differ() ? both + "; they differ from visit " + (this.same + 1) + " on" : both;
	}

}
