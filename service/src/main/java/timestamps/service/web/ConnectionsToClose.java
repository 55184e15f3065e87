package timestamps.service.web;

import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * While this replica is not ready, closes each connection after its answer. An unready
 * replica gets no new connections, but kept ones would stay: every visit on them would be
 * refused, or cut off when the replica ends.
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
