/**
 * What a service is to be, once it has been checked.
 */
@NullMarked
package stateful.inputs;

import org.jspecify.annotations.NullMarked;
