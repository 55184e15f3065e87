package timestamps.service.log;

import java.io.IOException;
import java.nio.file.Path;

/** Another process, or another part of this one, has the log open. */
public final class LogInUseException extends IOException {

	private static final long serialVersionUID = 1L;

	LogInUseException(Path directory, String owner) {
		super(directory + " is in use by " + owner
				+ ": a log has one writer. End that process, or choose another directory");
	}

}
