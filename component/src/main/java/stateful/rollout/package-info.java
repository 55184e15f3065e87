/**
 * Decides which changes may stop replicas while others are unavailable.
 */
@NullMarked
package stateful.rollout;

import org.jspecify.annotations.NullMarked;
