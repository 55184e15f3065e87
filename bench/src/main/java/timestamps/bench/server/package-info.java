/**
 * What a replica is given beyond its image while it is measured: requests to compare its
 * own with.
 */
@NullMarked
package timestamps.bench.server;

import org.jspecify.annotations.NullMarked;
