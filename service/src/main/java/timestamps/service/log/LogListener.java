package timestamps.service.log;

import java.time.Duration;
import java.util.List;

/**
 * Told of every batch once it is on disk, in the order of the log, before those who wait
 * for its visits: who has been answered finds the visit wherever they look. Called on the
 * thread that answers, never on the writer.
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
