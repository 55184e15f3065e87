package timestamps.service.connections;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a connection has to send and its client does not read. Only the connection's event
 * loop looks; any thread may read the results.
 */
final class UnreadAnswers {

	private final Channel channel;

	private volatile long since;

	private @Nullable Object current;

	private long progress;

	UnreadAnswers(Channel channel) {
		this.channel = channel;
	}

	/**
	 * {@return when the client was last seen to read, by the clock of
	 * {@link System#nanoTime}; 0 if nothing waits for it}
	 */
	long since() {
		return this.since;
	}

	/** How many bytes wait. */
	long bytes() {
		ChannelOutboundBuffer buffer = this.channel.unsafe().outboundBuffer();
		return (buffer == null) ? 0 : buffer.totalPendingWriteBytes();
	}

	/** Looks again soon, on the event loop. */
	void lookSoon() {
		this.channel.eventLoop().execute(this::look);
	}

	void look() {
		ChannelOutboundBuffer buffer = this.channel.unsafe().outboundBuffer();
		Object first = (buffer == null) ? null : buffer.current();
		if (buffer == null || first == null) {
			this.current = null;
			this.since = 0;
			return;
		}
		long taken = buffer.currentProgress();
		if (first != this.current || taken != this.progress) {
			this.current = first;
			this.progress = taken;
			this.since = System.nanoTime();
		}
	}

}
