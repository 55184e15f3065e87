package timestamps.service.visits;

import java.time.Instant;
import java.util.List;

/**
 * A replica's visits in each of the last {@value #NUMBER} minutes, including the current
 * one.
 *
 * @param first when the oldest of these minutes began
 * @param counts how many visits each had, oldest first
 */
public record Minutes(Instant first, List<Long> counts) {

	/** How many minutes there are. */
	public static final int NUMBER = 30;

}
