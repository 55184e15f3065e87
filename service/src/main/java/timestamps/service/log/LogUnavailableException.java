package timestamps.service.log;

/**
 * The visit was not recorded: the log is full, failed, closing or has too many visits
 * waiting. The visit does not count; after a failed write, remains of it may be on disk.
 */
public final class LogUnavailableException extends RuntimeException {

	LogUnavailableException(String message) {
		super(message);
	}

	LogUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
