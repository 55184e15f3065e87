package timestamps.service.log;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A line of the log is not as it was written. The log never repairs it: people must
 * decide what to do.
 */
public final class LogDamagedException extends IOException {

	LogDamagedException(Path file, long line, String what) {
		super(file + ", line " + line + " (byte offset " + (line - 1) * VisitLine.LENGTH + "): " + what
				+ ". The file is left as it is; restore it, or move it away to start a new log");
	}

}
