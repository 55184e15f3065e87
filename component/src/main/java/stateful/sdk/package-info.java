/**
 * Everything that needs the internals of Pulumi's SDK, whose public classes lack it. An
 * upgrade of the SDK concerns this package alone.
 */
@NullMarked
package stateful.sdk;

import org.jspecify.annotations.NullMarked;
