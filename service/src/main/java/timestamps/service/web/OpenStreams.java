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
 * Limits the number of long responses: live streams, which have no end, and downloads.
 * Live streams end after the drain; otherwise they would delay the end of the server.
 */
@Component
public final class OpenStreams implements SmartLifecycle {

	/** How many live streams of a kind there may be at once, if memory allows. */
	static final int MOST = 1000;

	/** How many downloads there may be: each holds up to 512 KiB of unread bytes. */
	static final int MOST_DOWNLOADS = 32;

	/** Stops after the drain, whose phase is the highest, and before the server. */
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
	 * {@return how many of a kind there may be at once; live streams of a kind have at
	 * most a quarter of all connections}
	 * @param kind the kind
	 */
	public int most(Kind kind) {
		return (kind == Kind.DOWNLOADS) ? MOST_DOWNLOADS : Math.min(MOST, this.connections / 4);
	}

	/**
	 * Counts a live stream while it is subscribed to, and ends it with the replica.
	 * @param <T> what is streamed
	 * @param kind what it is counted with
	 * @param stream the stream
	 * @return the same, or a {@link TooManyClientsException}
	 */
	public <T> Flux<T> open(Kind kind, Flux<T> stream) {
		return count(kind, stream.takeUntilOther(this.end.asMono()));
	}

	/**
	 * Counts a stream while it is subscribed to. It has an end of its own, so it is never
	 * ended early: its client would take a part for the whole.
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

		/** Events of all replicas, for the page. */
		EVENTS,

		/** Pulses of this replica, for the others. */
		PULSES,

		/** Whole histories. */
		DOWNLOADS

	}

}
