/**
 * The view: what this replica reports to the others, and what it knows about them, at one
 * moment and live.
 */
@NullMarked
package timestamps.service.replicas;

import org.jspecify.annotations.NullMarked;
