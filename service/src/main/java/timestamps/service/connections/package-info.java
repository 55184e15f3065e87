/**
 * Connections of clients that may be slow, rude or broken: how many there may be, how
 * long each may wait, and how each ends.
 */
@NullMarked
package timestamps.service.connections;

import org.jspecify.annotations.NullMarked;
