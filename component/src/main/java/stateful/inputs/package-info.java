/**
 * The inputs of a service, their declarations and their checks.
 */
@NullMarked
package stateful.inputs;

import org.jspecify.annotations.NullMarked;
