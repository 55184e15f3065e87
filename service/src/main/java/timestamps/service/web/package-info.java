/**
 * What all answers have in common: headers, problems, the description of the API.
 */
@NullMarked
package timestamps.service.web;

import org.jspecify.annotations.NullMarked;
