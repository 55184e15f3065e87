/**
 * Figures, what they are compared with, and how they are shown.
 */
@NullMarked
package timestamps.bench.report;

import org.jspecify.annotations.NullMarked;
