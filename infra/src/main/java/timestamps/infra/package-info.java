/**
 * The Pulumi program: the timestamp service's stack, its configuration and its page.
 */
@NullMarked
package timestamps.infra;

import org.jspecify.annotations.NullMarked;
