/**
 * The replicas' volumes, and what may become of those that hold data.
 */
@NullMarked
package stateful.volumes;

import org.jspecify.annotations.NullMarked;
