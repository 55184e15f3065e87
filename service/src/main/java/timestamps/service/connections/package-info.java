/**
 * Connections of slow, rude and broken clients: how many there may be, how long each may
 * wait, and how each ends.
 */
@NullMarked
package timestamps.service.connections;

import org.jspecify.annotations.NullMarked;
