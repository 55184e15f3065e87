/**
 * What the end-to-end tests, the measurements and the service's tests share: commands, a
 * deployed stack and visitors. Each of these modules compiles it from here.
 */
@NullMarked
package timestamps.kit;

import org.jspecify.annotations.NullMarked;
