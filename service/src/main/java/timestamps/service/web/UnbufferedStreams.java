package timestamps.service.web;

import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Asks nginx, and other proxies that know its header, to pass on each event at once. By
 * default, nginx collects events until a buffer is full.
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
