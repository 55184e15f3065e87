/**
 * The page: its HTML, its stream of events, older visits and downloads.
 */
@NullMarked
package timestamps.service.page;

import org.jspecify.annotations.NullMarked;
