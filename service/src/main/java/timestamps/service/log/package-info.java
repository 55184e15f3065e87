/**
 * A durable, append-only log of visits: an answered visit is on disk. It uses neither
 * Spring nor Reactor, and starts at {@link timestamps.service.log.VisitLog}. The offline
 * tools {@code VisitsCheck} and {@code VisitsRestore} read the same files; the log uses
 * none of their classes. {@code make restore} starts them by name in deployed images, so
 * their names stay.
 */
@NullMarked
package timestamps.service.log;

import org.jspecify.annotations.NullMarked;
