/**
 * Reads the stack's state: what the last deployment left, as Pulumi remembers it.
 */
@NullMarked
package stateful.state;

import org.jspecify.annotations.NullMarked;
