package timestamps.bench.server;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.reactivestreams.Publisher;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import timestamps.service.web.SecurityHeaders;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Gives the same answer as to a visit, as early as to a visit, and records nothing. */
final class FastNoOp implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

	private final byte[] answer;

	FastNoOp(byte[] answer) {
		this.answer = answer;
	}

	@Override
	public void customize(NettyReactiveWebServerFactory factory) {
		factory.addRouteProviders((routes) -> routes.route(
				(request) -> request.method() == HttpMethod.POST && request.uri().equals("/fast-no-op"), this::answer));
	}

	private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
		SecurityHeaders.set(response.status(HttpResponseStatus.CREATED).responseHeaders()::set);
		response.responseHeaders().set("Content-Type", "application/json").set("Content-Length", this.answer.length);
		return response.sendObject(Unpooled.wrappedBuffer(this.answer));
	}

}
