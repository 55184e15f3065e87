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
 * Answers HEAD without reading all that GET would send. Spring takes the whole of it and
 * drops it, which for a history is the log. The first piece tells whether there is one.
 */
@Component
class HeadRequests implements WebFilter {

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter((exchange.getRequest().getMethod() != HttpMethod.HEAD) ? exchange
				: exchange.mutate().response(new FirstPiece(exchange.getResponse())).build());
	}

	/** A body of one piece stays, since its length is one of the headers. */
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
