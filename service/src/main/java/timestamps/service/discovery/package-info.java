/**
 * Discovery: which other replicas there are, and at which addresses, according to DNS.
 */
@NullMarked
package timestamps.service.discovery;

import org.jspecify.annotations.NullMarked;
