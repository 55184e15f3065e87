package timestamps.service.connections;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;

/**
 * No request needs a body. A short one is read and dropped; behind any other, and where
 * the client waits to be told whether to send it, nobody could tell where the next
 * request begins without reading all of it: the answer closes the connection.
 */
final class RequestBody {

	/** The longest that is read while the connection is kept, in bytes. */
	static final long LONGEST = 64 * 1024;

	private RequestBody() {
	}

	static boolean isIn(HttpRequest request) {
		HttpHeaders headers = request.headers();
		return request.decoderResult().isSuccess() && (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
				|| headers.contains(HttpHeaderNames.CONTENT_LENGTH) && length(request) > 0);
	}

	/**
	 * Tells whether the connection must be closed with the answer. Reactor Netty must not
	 * know of it: it drops such a request if it comes before the one ahead of it has
	 * quite ended, and the visitor waits for ever.
	 * @param request the request; asks for neither a close nor a body afterwards
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
