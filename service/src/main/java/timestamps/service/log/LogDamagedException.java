package timestamps.service.log;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A line of the log is not as it was written. The log never repairs one: people decide
 * what to do with it.
 */
public final class LogDamagedException extends IOException {

	LogDamagedException(Path file, long line, String what) {
		super(file + ", line " + line + " (byte offset " + (line - 1) * VisitLine.LENGTH + "): " + what
				+ ". The file is left as it is; restore it, or move it away to start a new log");
	}

}
