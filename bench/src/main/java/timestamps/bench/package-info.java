/**
 * The measurements: what is measured is in {@code rows}, each row with what it is
 * measured against.
 */
@NullMarked
package timestamps.bench;

import org.jspecify.annotations.NullMarked;
