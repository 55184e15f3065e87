/**
 * The log alone, as JMH measures it, and logs of any length. In the log's own package,
 * for its package-private parts.
 */
@NullMarked
package timestamps.service.log;

import org.jspecify.annotations.NullMarked;
