package timestamps.service.visits;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import timestamps.service.ServiceProperties;
import timestamps.service.log.LogInUseException;
import timestamps.service.log.VisitLog;

/**
 * Opens the replica's log. A pod that was deleted by force may still be ending when the
 * one in its place starts, so a log that is in use is waited for.
 */
final class LogOpener {

	private static final Log logger = LogFactory.getLog(LogOpener.class);

	private static final Duration PAUSE = Duration.ofMillis(50);

	private final Duration patience;

	/**
	 * Makes one.
	 * @param patience how long to wait for a log that is in use
	 */
	LogOpener(Duration patience) {
		this.patience = patience;
	}

	private static VisitLog tell(VisitLog log) {
		if (log.cut() > 0) {
			logger.warn("Cut " + log.cut() + " bytes off the log behind visit " + log.count()
					+ ", as the end of a process or of its node leaves them: nobody was answered for them,"
					+ " unless the disk loses what it was told to keep");
		}
		return log;
	}

	VisitLog open(ServiceProperties properties, Clock clock) throws IOException, InterruptedException {
		long start = System.nanoTime();
		for (boolean told = false;; told = true) {
			try {
				return tell(VisitLog.open(properties.directory(), properties.replica(), properties.timeZone(), clock));
			}
			catch (LogInUseException ex) {
				if (System.nanoTime() - start >= this.patience.toNanos()) {
					throw ex;
				}
				if (!told) {
					logger.warn("Waiting up to " + this.patience.toSeconds() + " s: " + ex.getMessage());
				}
				Thread.sleep(PAUSE.toMillis());
			}
		}
	}

}
