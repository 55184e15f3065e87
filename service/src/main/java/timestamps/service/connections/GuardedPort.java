package timestamps.service.connections;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.epoll.EpollChannelOption;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;

/** Applies limits and time-outs to the connections of a port. */
final class GuardedPort implements NettyServerCustomizer {

	private static final Log logger = LogFactory.getLog(GuardedPort.class);

	/**
	 * Bytes that are read at once. At most the pipelined requests that these bytes hold
	 * are decoded together.
	 */
	private static final int LARGEST_READ = 2048;

	/** More requests than {@link #LARGEST_READ} holds and than wait already. */
	private static final int DEEPEST_PIPELINE = 256;

	/** Bytes for a slow client that the operating system buffers. */
	private static final long UNSENT_IN_SYSTEM = 16 * 1024;

	private final String port;

	private final ConnectionLimits limits;

	private final OpenConnections connections;

	GuardedPort(String port, ConnectionLimits limits, Timeouts timeouts, MeterRegistry registry, Runnable arrived) {
		this.port = port;
		this.limits = limits;
		this.connections = new OpenConnections(port, limits, timeouts, registry, arrived);
	}

	@Override
	public HttpServer apply(HttpServer server) {
		HttpServer guarded = server.maxPipelineDepth(DEEPEST_PIPELINE)
			.childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
			.childOption(ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(512, 1024, LARGEST_READ))
			.doOnBound((bound) -> begin(bound.channel()))
			.doOnChannelInit((observer, channel, address) -> guard(channel));
		return LoopResources.hasNativeSupport()
				? guarded.childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT_IN_SYSTEM) : guarded;
	}

	private void begin(Channel server) {
		this.connections.accept(server);
		logger.info("At most " + this.limits.connections() + " connections to the port of the " + this.port
				+ ": limited by the heap of " + Runtime.getRuntime().maxMemory() / (1024 * 1024)
				+ " MiB and by the number of files that may be open");
	}

	private void guard(Channel channel) {
		ChannelPipeline pipeline = channel.pipeline();
		ClientConnection connection = this.connections.add(channel);
		pipeline.addBefore(NettyPipeline.HttpCodec, "timestamps-bytes", new RequestBytes(connection));
		pipeline.addBefore(NettyPipeline.HttpTrafficHandler, "timestamps-connection", connection);
	}

}
