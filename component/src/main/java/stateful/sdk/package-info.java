/**
 * All code that needs internals of Pulumi's SDK, because its public classes do not
 * suffice. An upgrade of the SDK concerns this package alone.
 */
@NullMarked
package stateful.sdk;

import org.jspecify.annotations.NullMarked;
