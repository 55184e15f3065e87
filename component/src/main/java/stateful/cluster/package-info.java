/**
 * Reads the cluster, and never writes: which replicas are unavailable, and why.
 */
@NullMarked
package stateful.cluster;

import org.jspecify.annotations.NullMarked;
