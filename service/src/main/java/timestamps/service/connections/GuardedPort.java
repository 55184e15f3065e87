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

/** Puts a port's connections under its limits and time-outs. */
final class GuardedPort implements NettyServerCustomizer {

	private static final Log logger = LogFactory.getLog(GuardedPort.class);

	/**
	 * Read at once: of requests that come without waiting for answers (pipelined) no more
	 * are decoded than this holds.
	 */
	private static final int LARGEST_READ = 2048;

	/** More than {@link #LARGEST_READ} holds beside those that wait already. */
	private static final int DEEPEST_PIPELINE = 256;

	/** The system's share of what a slow reader has not read. */
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
				+ ", by the heap's " + Runtime.getRuntime().maxMemory() / (1024 * 1024)
				+ " MiB and the files that may be open");
	}

	private void guard(Channel channel) {
		ChannelPipeline pipeline = channel.pipeline();
		ClientConnection connection = this.connections.add(channel);
		pipeline.addBefore(NettyPipeline.HttpCodec, "timestamps-bytes", new RequestBytes(connection));
		pipeline.addBefore(NettyPipeline.HttpTrafficHandler, "timestamps-connection", connection);
	}

}
