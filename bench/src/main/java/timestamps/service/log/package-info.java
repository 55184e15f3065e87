/**
 * Measures the log alone with JMH, and writes logs of any length. In the log's own
 * package, because it uses package-private classes.
 */
@NullMarked
package timestamps.service.log;

import org.jspecify.annotations.NullMarked;
