package timestamps.service.connections;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a connection may wait for its client ({@code timestamps.timeouts.*}; in a
 * container {@code TIMESTAMPS_TIMEOUTS_*}). None of them limits an answer whose client
 * reads it.
 *
 * @param idle for the next request; longer than the 60 s of usual load balancers, so that
 * they close first
 * @param header for the rest of a request's header, from its first byte
 * @param body for the rest of a request's body, from the end of its header
 * @param answer for the client to read another byte of an answer
 */
@ConfigurationProperties("timestamps.timeouts")
public record Timeouts(@DefaultValue("75s") Duration idle, @DefaultValue("10s") Duration header,
		@DefaultValue("30s") Duration body, @DefaultValue("60s") Duration answer) {

	/** How long what a client still sends is read after the last answer. */
	static final Duration LINGER = Duration.ofSeconds(5);

}
