/**
 * The measurements: {@code rows} has a class for each row.
 */
@NullMarked
package timestamps.bench;

import org.jspecify.annotations.NullMarked;
