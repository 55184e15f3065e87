package timestamps.service.connections;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * A client's connection: what it waits for, and since when. It is a handler between
 * HTTP's codec and Reactor Netty. Only the connection's event loop writes its fields;
 * {@link OpenConnections} reads the volatile ones.
 */
final class ClientConnection extends ChannelDuplexHandler {

	private final OpenConnections all;

	private final Channel channel;

	private volatile State state = State.NEW;

	/** When this state began, by the clock of {@link System#nanoTime}. */
	private volatile long since = System.nanoTime();

	/** Bytes that have come of a header that has not ended. */
	private volatile int headerBytes;

	private final UnreadAnswers unread;

	/** When a body began that has not ended; 0 if there is none. */
	private volatile long bodySince;

	/** Requests that were read and are not fully answered. */
	private int unanswered;

	/** Whether a request was decoded from the last bytes. */
	private boolean requested;

	/** Whether the latest request is the last: what follows it is dropped. */
	private boolean lastRequest;

	/** Whether the latest answer is the last. */
	private boolean lastAnswer;

	/** Whether Reactor Netty itself closes the connection after that answer. */
	private boolean closing;

	private boolean inputEnded;

	ClientConnection(OpenConnections all, Channel channel) {
		this.all = all;
		this.channel = channel;
		this.unread = new UnreadAnswers(channel);
	}

	void decoding() {
		this.requested = false;
	}

	/** Bytes were decoded. Unless they completed a request, they are of a header. */
	void decoded(int bytes) {
		if (!this.requested && this.bodySince == 0 && this.state.isWaiting()) {
			this.headerBytes += bytes;
			if (this.state != State.HEADER) {
				become(State.HEADER);
			}
			this.all.someHeader();
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpRequest request && !this.lastRequest) {
			read(context, request);
		}
		else if (this.bodySince != 0 || this.lastRequest && message instanceof HttpRequest) {
			this.bodySince = (message instanceof LastHttpContent) ? 0 : this.bodySince;
			ReferenceCountUtil.release(message);
		}
		else {
			context.fireChannelRead(message);
		}
	}

	private void read(ChannelHandlerContext context, HttpRequest request) {
		this.requested = true;
		this.headerBytes = 0;
		this.unanswered++;
		become(State.ANSWERING);
		boolean body = RequestBody.isIn(request);
		this.lastRequest = RequestBody.endsConnection(request);
		context.fireChannelRead(request);
		if (body) {
			this.bodySince = System.nanoTime();
			context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
		}
	}

	/** Reads the rest of a body: no other handler knows that there is one. */
	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		context.fireChannelReadComplete();
		if (this.bodySince != 0) {
			context.read();
		}
	}

	@Override
	public void read(ChannelHandlerContext context) {
		if (!this.inputEnded) {
			context.read();
		}
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		Object sent = EarlyProblem.inPlaceOf(message);
		ChannelPromise written = promise;
		boolean end = false;
		if (sent instanceof HttpResponse answer && answer.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
			this.closing = !HttpUtil.isKeepAlive(answer);
			this.lastAnswer = this.closing || this.lastRequest && this.unanswered == 1;
			HttpUtil.setKeepAlive(answer, !this.lastAnswer);
		}
		if (sent instanceof LastHttpContent) {
			this.unanswered--;
			end = this.unanswered == 0 && (this.inputEnded || this.lastAnswer && !this.closing);
			if (this.unanswered == 0 && !this.lastAnswer) {
				become(State.KEPT);
			}
		}
		if (end) {
			written = promise.unvoid();
			written.addListener((sending) -> this.channel.close());
		}
		context.write(sent, written);
	}

	@Override
	public void flush(ChannelHandlerContext context) {
		context.flush();
		if (this.unread.since() == 0 && this.unread.bytes() > 0) {
			this.unread.look();
			this.all.someUnread();
		}
	}

	/**
	 * After the last answer, closes the sending side first, and reads and drops what the
	 * client still sends. If the connection were closed at once, it would be reset, and
	 * the answer lost.
	 */
	@Override
	public void close(ChannelHandlerContext context, ChannelPromise promise) {
		if (!this.lastAnswer || this.inputEnded || this.state == State.ENDING || !this.channel.isActive()) {
			context.close(promise);
			return;
		}
		become(State.ENDING);
		this.channel.closeFuture().addListener((closed) -> promise.trySuccess());
		((DuplexChannel) this.channel).shutdownOutput();
		this.channel.config().setAutoRead(true);
		context.read();
	}

	/** A client that ends its sending side still reads answers. */
	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event == ChannelInputShutdownEvent.INSTANCE) {
			this.inputEnded = true;
			if (this.unanswered <= 0 || this.state == State.ENDING) {
				context.close();
			}
		}
		context.fireUserEventTriggered(event);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		this.all.remove(this);
		context.fireChannelInactive();
	}

	private void become(State state) {
		this.since = System.nanoTime();
		this.state = state;
	}

	State state() {
		return this.state;
	}

	long since() {
		return this.since;
	}

	int headerBytes() {
		return this.headerBytes;
	}

	UnreadAnswers unread() {
		return this.unread;
	}

	long bodySince() {
		return this.bodySince;
	}

	/**
	 * Closes the connection, unless it no longer waits for the same thing.
	 * @param reason why
	 * @param seen when the wait had begun
	 */
	void close(Closing reason, long seen) {
		this.channel.eventLoop().execute(() -> {
			if (began(reason) == seen && this.channel.isActive()) {
				if (reason == Closing.ANSWER || (reason == Closing.ROOM && this.state != State.KEPT)) {
					this.channel.config().setOption(ChannelOption.SO_LINGER, 0);
				}
				this.lastAnswer = false;
				this.all.count(reason);
				this.channel.close();
			}
		});
	}

	private long began(Closing reason) {
		return switch (reason) {
			case BODY -> this.bodySince;
			case ANSWER -> this.unread.since();
			case IDLE, HEADER, ENDED, ROOM -> this.since;
		};
	}

}
