/**
 * A read-only look at the cluster: which replicas are unavailable, and why.
 */
@NullMarked
package stateful.cluster;

import org.jspecify.annotations.NullMarked;
