package timestamps.service.connections;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Adds problem details (RFC 9457) to errors that Spring does not see: what the client
 * sent is no request, and Reactor Netty answers it without a body.
 */
final class EarlyProblem {

	private static final int FIRST_ERROR = 400;

	private EarlyProblem() {
	}

	/**
	 * {@return the same answer, with a body if it is an error without one}
	 * @param message the message that is about to be sent
	 */
	static Object inPlaceOf(Object message) {
		return (message instanceof FullHttpResponse answer && answer.status().code() >= FIRST_ERROR
				&& !answer.content().isReadable() && !answer.headers().contains(HttpHeaderNames.CONTENT_TYPE))
						? of(answer) : message;
	}

	private static FullHttpResponse of(FullHttpResponse answer) {
		HttpResponseStatus status = answer.status();
		byte[] body = "{%s\"status\":%s,\"title\":\"%s\"}"
			.formatted(detail(status), status.code(), status.reasonPhrase())
			.getBytes(StandardCharsets.US_ASCII);
		FullHttpResponse problem = new DefaultFullHttpResponse(answer.protocolVersion(), status,
				Unpooled.wrappedBuffer(body));
		problem.headers()
			.set(answer.headers())
			.set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
			.set(HttpHeaderNames.CONTENT_LENGTH, body.length)
			.set(HttpHeaderNames.CACHE_CONTROL, "no-store")
			.set("X-Content-Type-Options", "nosniff")
			.remove(HttpHeaderNames.TRANSFER_ENCODING);
		answer.release();
		return problem;
	}

	private static String detail(HttpResponseStatus status) {
		return switch (status.code()) {
			case 400 -> "\"detail\":\"The request is not one of HTTP/1.1\",";
			case 414 -> "\"detail\":\"The request's first line is longer than 4096 bytes\",";
			case 431 -> "\"detail\":\"The request's header is longer than 8192 bytes\",";
			default -> "";
		};
	}

}
