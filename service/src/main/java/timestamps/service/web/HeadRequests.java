package timestamps.service.web;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Answers HEAD without reading everything that GET would send. Spring reads the whole
 * body and drops it: for a history, the whole log. Reading the first piece is enough to
 * know whether GET would fail.
 */
@Component
class HeadRequests implements WebFilter {

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter((exchange.getRequest().getMethod() != HttpMethod.HEAD) ? exchange
				: exchange.mutate().response(new FirstPiece(exchange.getResponse())).build());
	}

	/** A body of one piece is kept, because the headers have its length. */
	private static final class FirstPiece extends ServerHttpResponseDecorator {

		FirstPiece(ServerHttpResponse response) {
			super(response);
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			return super.writeWith((body instanceof Mono) ? body : Flux.from(body).take(1));
		}

	}

}
