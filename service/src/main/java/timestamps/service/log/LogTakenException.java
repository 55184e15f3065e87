package timestamps.service.log;

import java.io.IOException;

/**
 * Another process writes to the log's file, or has replaced it. What is there may have
 * been answered by that one: it must not be cut off.
 */
final class LogTakenException extends IOException {

	LogTakenException(String message) {
		super(message);
	}

}
