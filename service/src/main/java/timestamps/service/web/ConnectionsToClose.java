package timestamps.service.web;

import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Closes a connection with its answer while this replica is not ready. No new one leads
 * to it then; but one that is kept would stay, with a replica that refuses every visit,
 * or until the end of one that ends, which may cut off a visit on its way.
 */
@Component
class ConnectionsToClose implements WebFilter {

	private final Readiness readiness;

	ConnectionsToClose(Readiness readiness) {
		this.readiness = readiness;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpResponse response = exchange.getResponse();
		response.beforeCommit(() -> Mono.fromRunnable(() -> {
			if (!this.readiness.isReady()) {
				response.getHeaders().setConnection("close");
			}
		}));
		return chain.filter(exchange);
	}

}
