/**
 * What the cluster asks of a replica: health, metrics, an orderly end.
 */
@NullMarked
package timestamps.service.operations;

import org.jspecify.annotations.NullMarked;
