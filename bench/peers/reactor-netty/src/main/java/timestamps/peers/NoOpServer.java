package timestamps.peers;

import java.nio.charset.StandardCharsets;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Gives the same answer as to a visit, and records nothing: Reactor Netty without Spring,
 * and without the handlers that guard the service's connections. GET is answered with
 * 200, so that one can wait for the start.
 */
final class NoOpServer {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private static final byte[] ANSWER = ("{\"sequence\":344,\"utc\":\"2026-11-21T02:06:00.123456Z\","
			+ "\"local\":\"2026-11-21T02:06:00.123456+00:00\",\"zone\":\"UTC\",\"replica\":\"bench-0\"}")
		.getBytes(StandardCharsets.US_ASCII);

	private NoOpServer() {
	}

	public static void main(String[] args) {
		HttpServer.create()
			.host(System.getenv("SERVER_ADDRESS"))
			.port(Integer.parseInt(System.getenv("SERVER_PORT")))
			.handle(NoOpServer::answer)
			.bindNow()
			.onDispose()
			.block();
	}

	private static Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
		if (!request.method().equals(HttpMethod.POST)) {
			return response.send();
		}
		return response.status(HttpResponseStatus.CREATED)
			.header("Content-Security-Policy", POLICY)
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", "no-referrer")
			.header("Cache-Control", "no-store")
			.header("Content-Type", "application/json")
			.header("Content-Length", String.valueOf(ANSWER.length))
			.sendByteArray(Mono.just(ANSWER));
	}

}
