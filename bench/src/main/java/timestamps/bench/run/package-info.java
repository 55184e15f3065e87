/**
 * What rows run: replicas in containers, peers, load, clocks.
 */
@NullMarked
package timestamps.bench.run;

import org.jspecify.annotations.NullMarked;
