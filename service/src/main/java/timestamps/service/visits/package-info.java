/**
 * The visits of this replica over HTTP: recorded, paged, streamed, live.
 */
@NullMarked
package timestamps.service.visits;

import org.jspecify.annotations.NullMarked;
