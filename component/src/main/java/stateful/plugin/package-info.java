/**
 * The component as a Pulumi package, for programs in any language.
 */
@NullMarked
package stateful.plugin;

import org.jspecify.annotations.NullMarked;
