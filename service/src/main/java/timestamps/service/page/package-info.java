/**
 * The page that people look at.
 */
@NullMarked
package timestamps.service.page;

import org.jspecify.annotations.NullMarked;
