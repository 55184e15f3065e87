/**
 * What a cluster needs from a replica: health, metrics, an orderly end.
 */
@NullMarked
package timestamps.service.operations;

import org.jspecify.annotations.NullMarked;
