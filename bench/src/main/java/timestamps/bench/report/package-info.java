/**
 * Figures, their comparisons, and the page that shows them.
 */
@NullMarked
package timestamps.bench.report;

import org.jspecify.annotations.NullMarked;
