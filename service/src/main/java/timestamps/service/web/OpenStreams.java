package timestamps.service.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import timestamps.service.connections.ConnectionLimits;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Every response that has no end of its own, or a late one: so many of a kind, and those
 * without an end end once the replica has served for as long as it drains. A stream that
 * did not would hold up the end of the server.
 */
@Component
public final class OpenStreams implements SmartLifecycle {

	/** How many live streams of a kind there may be at once, where memory allows. */
	static final int MOST = 1000;

	/** How many downloads: each holds up to 512 KiB that its client has not read. */
	static final int MOST_DOWNLOADS = 32;

	/** After the drain, which has the last phase, and before the server. */
	private static final int PHASE = Integer.MAX_VALUE - 1;

	private final Map<Kind, AtomicInteger> open = new EnumMap<>(Kind.class);

	private final Sinks.Empty<Void> end = Sinks.empty();

	private volatile boolean running;

	private final int connections;

	public OpenStreams(ConnectionLimits limits) {
		this.connections = limits.connections();
		for (Kind kind : Kind.values()) {
			this.open.put(kind, new AtomicInteger());
		}
	}

	/**
	 * {@return how many of a kind there may be at once: of live streams at most a quarter
	 * of all connections}
	 * @param kind the kind
	 */
	public int most(Kind kind) {
		return (kind == Kind.DOWNLOADS) ? MOST_DOWNLOADS : Math.min(MOST, this.connections / 4);
	}

	/**
	 * Counts a stream for as long as it is subscribed to, and ends it with the replica.
	 * @param <T> what is streamed
	 * @param kind what it is counted with
	 * @param stream the stream
	 * @return the same, or a {@link TooManyClientsException}
	 */
	public <T> Flux<T> open(Kind kind, Flux<T> stream) {
		return count(kind, stream.takeUntilOther(this.end.asMono()));
	}

	/**
	 * Counts a stream for as long as it is subscribed to. It has an end of its own, which
	 * nobody is to take for another's.
	 * @param <T> what is streamed
	 * @param kind what it is counted with
	 * @param stream the stream
	 * @return the same, or a {@link TooManyClientsException}
	 */
	public <T> Flux<T> count(Kind kind, Flux<T> stream) {
		AtomicInteger number = Objects.requireNonNull(this.open.get(kind));
		int most = most(kind);
		return Flux.defer(() -> {
			if (number.incrementAndGet() > most) {
				number.decrementAndGet();
				return Flux.error(new TooManyClientsException(most));
			}
			return stream.doFinally((signal) -> number.decrementAndGet());
		});
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.end.tryEmitEmpty();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/** What a stream carries. */
	public enum Kind {

		/** This replica's visits, one by one. */
		VISITS,

		/** What the page shows, of all replicas. */
		EVENTS,

		/** What other replicas are told of this one. */
		PULSES,

		/** Whole histories. */
		DOWNLOADS

	}

}
