/**
 * One class for each thing that is measured; {@link timestamps.bench.rows.Rows} lists
 * them.
 */
@NullMarked
package timestamps.bench.rows;

import org.jspecify.annotations.NullMarked;
