package timestamps.service.web;

import java.util.function.BiConsumer;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Allows the page its own scripts and styles, and nothing else. Browsers must not cache
 * anything: all files of all images have the same date, so a browser would not fetch
 * those of the next image.
 */
@Component
public class SecurityHeaders implements WebFilter {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		set(exchange.getResponse().getHeaders()::set);
		return chain.filter(exchange);
	}

	/**
	 * Sets the headers of an answer.
	 * @param headers sets a header's value, by its name
	 */
	public static void set(BiConsumer<String, String> headers) {
		headers.accept("Content-Security-Policy", POLICY);
		headers.accept("X-Content-Type-Options", "nosniff");
		headers.accept("Referrer-Policy", "no-referrer");
		headers.accept(HttpHeaders.CACHE_CONTROL, "no-store");
	}

}
