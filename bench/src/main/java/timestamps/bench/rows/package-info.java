/**
 * One class for each row of the measurements; {@link timestamps.bench.rows.Rows} lists
 * them.
 */
@NullMarked
package timestamps.bench.rows;

import org.jspecify.annotations.NullMarked;
