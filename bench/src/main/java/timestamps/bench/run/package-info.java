/**
 * Runs what rows measure: replicas in containers, peers, load and clocks.
 */
@NullMarked
package timestamps.bench.run;

import org.jspecify.annotations.NullMarked;
