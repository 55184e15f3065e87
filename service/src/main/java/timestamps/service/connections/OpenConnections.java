package timestamps.service.connections;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * All connections of a port. Counts them as they are accepted, refuses those above the
 * limit, and closes those that wait too long. If new connections need room, or waiting
 * ones take too much memory, it closes those that have waited longest. Answers, streams
 * and downloads that are read continue. Runs on the event loop that accepts connections.
 */
final class OpenConnections extends ChannelInboundHandlerAdapter {

	private static final Duration LOOK = Duration.ofSeconds(1);

	/** The shortest time between two searches for room. */
	private static final long PAUSE = Duration.ofMillis(5).toNanos();

	private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();

	private final AtomicInteger number = new AtomicInteger();

	private final AtomicBoolean lookAsked = new AtomicBoolean();

	private final Map<Closing, Counter> closed = new EnumMap<>(Closing.class);

	private final ConnectionLimits limits;

	private final Timeouts timeouts;

	private final Counter refused;

	private final Runnable arrived;

	private volatile @Nullable EventLoop loop;

	private long looked = System.nanoTime() - PAUSE;

	OpenConnections(String port, ConnectionLimits limits, Timeouts timeouts, MeterRegistry registry, Runnable arrived) {
		this.limits = limits;
		this.timeouts = timeouts;
		this.arrived = arrived;
		Gauge.builder("connections.open", this.number, AtomicInteger::get)
			.tag("port", port)
			.description("Connections of clients")
			.register(registry);
		Gauge.builder("connections.max", limits, ConnectionLimits::connections)
			.tag("port", port)
			.description("How many connections there may be")
			.register(registry);
		this.refused = Counter.builder("connections.refused")
			.tag("port", port)
			.description("Connections refused since there were as many as there may be")
			.register(registry);
		for (Closing reason : Closing.values()) {
			this.closed.put(reason,
					Counter.builder("connections.closed")
						.tag("port", port)
						.tag("reason", reason.toString())
						.description("Connections that the replica closed on its clients")
						.register(registry));
		}
	}

	/** Starts to guard a server's channel. */
	void accept(Channel server) {
		server.pipeline().addFirst(this);
		EventLoop loop = server.eventLoop();
		this.loop = loop;
		var looks = loop.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
		server.closeFuture().addListener((closed) -> looks.cancel(false));
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		Channel client = (Channel) message;
		this.arrived.run();
		if (this.number.get() >= this.limits.connections() - this.limits.reserve()) {
			lookForRoom();
		}
		if (this.number.incrementAndGet() > this.limits.connections()) {
			this.number.decrementAndGet();
			this.refused.increment();
			client.config().setOption(ChannelOption.SO_LINGER, 0);
			client.unsafe().closeForcibly();
			return;
		}
		client.closeFuture().addListener((closed) -> this.number.decrementAndGet());
		context.fireChannelRead(message);
	}

	@Override
	public boolean isSharable() {
		return false;
	}

	ClientConnection add(Channel channel) {
		ClientConnection connection = new ClientConnection(this, channel);
		this.connections.add(connection);
		return connection;
	}

	void remove(ClientConnection connection) {
		this.connections.remove(connection);
	}

	void count(Closing reason) {
		Objects.requireNonNull(this.closed.get(reason)).increment();
	}

	/** A part of a header has come, which takes memory until the rest comes. */
	void someHeader() {
		askForLook();
	}

	/** A part of an answer waits until its client reads. */
	void someUnread() {
		askForLook();
	}

	private void askForLook() {
		EventLoop loop = this.loop;
		if (loop != null && this.lookAsked.compareAndSet(false, true)) {
			loop.schedule(() -> {
				this.lookAsked.set(false);
				limitMemory();
			}, PAUSE, TimeUnit.NANOSECONDS);
		}
	}

	private void look() {
		long now = System.nanoTime();
		for (ClientConnection connection : this.connections) {
			endOverdue(connection, now);
			if (connection.unread().since() != 0) {
				connection.unread().lookSoon();
			}
		}
		limitMemory();
	}

	private void endOverdue(ClientConnection connection, long now) {
		long since = connection.since();
		switch (connection.state()) {
			case NEW, KEPT -> end(connection, Closing.IDLE, since, this.timeouts.idle(), now);
			case HEADER -> end(connection, Closing.HEADER, since, this.timeouts.header(), now);
			case ENDING -> end(connection, Closing.ENDED, since, Timeouts.LINGER, now);
			case ANSWERING -> {
			}
		}
		end(connection, Closing.BODY, connection.bodySince(), this.timeouts.body(), now);
		end(connection, Closing.ANSWER, connection.unread().since(), this.timeouts.answer(), now);
	}

	private static void end(ClientConnection connection, Closing reason, long since, Duration limit, long now) {
		if (since != 0 && now - since > limit.toNanos()) {
			connection.close(reason, since);
		}
	}

	private void limitMemory() {
		limit(this.limits.headerBytes(), ClientConnection::headerBytes, Closing.ROOM, ClientConnection::since);
		limit(this.limits.unsentBytes(), (each) -> each.unread().bytes(), Closing.ANSWER,
				(each) -> each.unread().since());
	}

	/** Closes those that have waited longest, until the others take half of the limit. */
	private void limit(long most, ToLongFunction<ClientConnection> bytes, Closing reason,
			ToLongFunction<ClientConnection> since) {
		long sum = this.connections.stream().mapToLong(bytes).sum();
		if (sum <= most) {
			return;
		}
		for (Waiting waiting : longestFirst((each) -> bytes.applyAsLong(each) > 0, since)) {
			if (sum <= most / 2) {
				return;
			}
			sum -= bytes.applyAsLong(waiting.connection());
			waiting.connection().close(reason, waiting.since());
		}
	}

	/** Closes connections that wait, first those that never sent a whole request. */
	private void lookForRoom() {
		long now = System.nanoTime();
		if (now - this.looked < PAUSE) {
			return;
		}
		this.looked = now;
		List<Waiting> waiting = new ArrayList<>(longestFirst(
				(each) -> each.state() == State.NEW || each.state() == State.HEADER, ClientConnection::since));
		if (waiting.size() < this.limits.reserve()) {
			waiting.addAll(longestFirst((each) -> each.state() == State.KEPT && each.unread().bytes() == 0,
					ClientConnection::since));
		}
		waiting.stream()
			.limit(this.limits.reserve())
			.forEach((each) -> each.connection().close(Closing.ROOM, each.since()));
	}

	private List<Waiting> longestFirst(Predicate<ClientConnection> wanted, ToLongFunction<ClientConnection> since) {
		return this.connections.stream()
			.filter(wanted)
			.map((each) -> new Waiting(each, since.applyAsLong(each)))
			.filter((each) -> each.since() != 0)
			.sorted(Comparator.comparingLong(Waiting::since))
			.toList();
	}

	/** A connection and since when it waits, read once because it may change. */
	private record Waiting(ClientConnection connection, long since) {
	}

}
