package timestamps.service.web;

import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Asks nginx, and whoever took the header over from it, to pass each event on as it
 * comes. By default it collects them until a buffer is full.
 */
@Component
class UnbufferedStreams implements WebFilter {

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpResponse response = exchange.getResponse();
		response.beforeCommit(() -> Mono.fromRunnable(() -> {
			if (MediaType.TEXT_EVENT_STREAM.equalsTypeAndSubtype(response.getHeaders().getContentType())) {
				response.getHeaders().set("X-Accel-Buffering", "no");
			}
		}));
		return chain.filter(exchange);
	}

}
