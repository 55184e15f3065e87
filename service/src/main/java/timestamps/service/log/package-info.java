/**
 * A durable, append-only log of visits: an answered visit is on disk. Knows neither
 * Spring nor Reactor; {@link timestamps.service.log.VisitLog} is the way in.
 */
@NullMarked
package timestamps.service.log;

import org.jspecify.annotations.NullMarked;
