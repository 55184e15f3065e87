/**
 * What holds for every answer: headers, problems, the description of the API.
 */
@NullMarked
package timestamps.service.web;

import org.jspecify.annotations.NullMarked;
