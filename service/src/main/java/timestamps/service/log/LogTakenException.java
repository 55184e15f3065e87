package timestamps.service.log;

import java.io.IOException;

/**
 * Another process writes to the log's file, or has replaced it. The file may hold visits
 * that the other process has answered, so nothing of it is cut off.
 */
final class LogTakenException extends IOException {

	LogTakenException(String message) {
		super(message);
	}

}
