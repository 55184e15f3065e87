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
 * Opens the replica's log. If another process has it open, waits until that has ended:
 * after a forced deletion, a pod may still be ending when its replacement starts.
 */
final class LogOpener {

	private static final Log logger = LogFactory.getLog(LogOpener.class);

	private static final Duration PAUSE = Duration.ofMillis(50);

	private final Duration patience;

	/**
	 * Sets how long to wait.
	 * @param patience the longest wait for a log that is in use
	 */
	LogOpener(Duration patience) {
		this.patience = patience;
	}

	private static VisitLog warnIfCut(VisitLog log) {
		if (log.cut() > 0) {
			logger.warn("Cut " + log.cut() + " bytes off the log after visit " + log.count()
					+ ", left by the end of a process or of its node. They belong to no answered visit,"
					+ " unless the disk loses forced data");
		}
		return log;
	}

	VisitLog open(ServiceProperties properties, Clock clock) throws IOException, InterruptedException {
		long start = System.nanoTime();
		for (boolean warned = false;; warned = true) {
			try {
				return warnIfCut(
						VisitLog.open(properties.directory(), properties.replica(), properties.timeZone(), clock));
			}
			catch (LogInUseException ex) {
				if (System.nanoTime() - start >= this.patience.toNanos()) {
					throw ex;
				}
				if (!warned) {
					logger.warn("Waiting up to " + this.patience.toSeconds() + " s: " + ex.getMessage());
				}
				Thread.sleep(PAUSE.toMillis());
			}
		}
	}

}
