/**
 * Endpoints that measurements add to a replica, to compare its own with.
 */
@NullMarked
package timestamps.bench.server;

import org.jspecify.annotations.NullMarked;
