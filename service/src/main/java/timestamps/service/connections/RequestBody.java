package timestamps.service.connections;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;

/**
 * No request needs a body. A short body is read and dropped. If a body is longer or
 * chunked, or the client waits to send it, the answer closes the connection: otherwise
 * all of the body must be read to find the next request.
 */
final class RequestBody {

	/** The longest body that is read and after which the connection is kept, in bytes. */
	static final long LONGEST = 64 * 1024;

	private RequestBody() {
	}

	static boolean isIn(HttpRequest request) {
		HttpHeaders headers = request.headers();
		return request.decoderResult().isSuccess() && (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
				|| headers.contains(HttpHeaderNames.CONTENT_LENGTH) && length(request) > 0);
	}

	/**
	 * Decides whether the connection must be closed after the answer. Reactor Netty must
	 * not know it: it drops such a request if the previous one has not quite ended, and
	 * the visitor waits for ever.
	 * @param request the request; the headers that say so are removed
	 */
	static boolean endsConnection(HttpRequest request) {
		HttpHeaders headers = request.headers();
		boolean asked = !HttpUtil.isKeepAlive(request);
		boolean ends = asked || headers.contains(HttpHeaderNames.EXPECT)
				|| headers.contains(HttpHeaderNames.TRANSFER_ENCODING) || isIn(request) && length(request) > LONGEST;
		if (ends) {
			HttpUtil.setKeepAlive(request, true);
			headers.remove(HttpHeaderNames.EXPECT);
		}
		return ends;
	}

	private static long length(HttpRequest request) {
		return HttpUtil.getContentLength(request, 0L);
	}

}
