/**
 * The resource options of a component: which are honoured, which are rejected, and where
 * the component is in Pulumi's state by its aliases.
 */
@NullMarked
package stateful.options;

import org.jspecify.annotations.NullMarked;
