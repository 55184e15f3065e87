/**
 * The replicas' volumes, and the changes that volumes with data permit.
 */
@NullMarked
package stateful.volumes;

import org.jspecify.annotations.NullMarked;
