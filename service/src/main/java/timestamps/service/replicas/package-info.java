/**
 * The set: what this replica tells the others of itself, and learns from them.
 */
@NullMarked
package timestamps.service.replicas;

import org.jspecify.annotations.NullMarked;
