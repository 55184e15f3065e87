package timestamps.service.log;

import java.time.Duration;
import java.util.List;

/**
 * Receives every batch when it is on disk, in the order of the log. It is called before
 * the visits are answered, so that an answered visit is visible everywhere. It runs on
 * the thread that answers, never on the writer.
 */
@FunctionalInterface
public interface LogListener {

	/**
	 * A batch was recorded.
	 * @param visits its visits, at least one
	 * @param write how long the write and the force took
	 */
	void recorded(List<Visit> visits, Duration write);

}
