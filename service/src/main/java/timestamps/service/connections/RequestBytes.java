package timestamps.service.connections;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Sees the bytes of a client before HTTP's codec does. After the last answer it drops
 * them.
 */
final class RequestBytes extends ChannelInboundHandlerAdapter {

	private final ClientConnection connection;

	RequestBytes(ClientConnection connection) {
		this.connection = connection;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (this.connection.state() == State.ENDING) {
			ReferenceCountUtil.release(message);
			return;
		}
		int bytes = ((ByteBuf) message).readableBytes();
		this.connection.decoding();
		context.fireChannelRead(message);
		this.connection.decoded(bytes);
	}

}
