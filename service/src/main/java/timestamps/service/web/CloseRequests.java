package timestamps.service.web;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Lets no request to close the connection reach Reactor Netty as such: it drops one that
 * comes before the request ahead of it has quite ended, and the visitor waits for ever.
 * Whoever asked is answered, and the connection is closed with that answer, by
 * {@link ConnectionsToClose}.
 */
@Component
@Sharable
class CloseRequests extends ChannelInboundHandlerAdapter implements NettyServerCustomizer {

	private static final String ASKED = "timestamps-close";

	@Override
	public HttpServer apply(HttpServer server) {
		return server.doOnChannelInit((observer, channel, address) -> channel.pipeline()
			.addBefore(NettyPipeline.HttpTrafficHandler, ASKED, this));
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpRequest request && !HttpUtil.isKeepAlive(request)) {
			HttpUtil.setKeepAlive(request, true);
			request.headers().set(ASKED, true);
		}
		context.fireChannelRead(message);
	}

	/**
	 * {@return whether the client of a request wants its connection closed}
	 */
	static boolean isAsked(HttpHeaders request) {
		return request.containsHeader(ASKED);
	}

}
