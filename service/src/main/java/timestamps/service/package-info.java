/**
 * The web service: records each visit in the replica's log and shows the history of the
 * whole set.
 */
@NullMarked
package timestamps.service;

import org.jspecify.annotations.NullMarked;
