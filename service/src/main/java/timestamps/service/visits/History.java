package timestamps.service.visits;

import java.io.IOException;
import java.io.UncheckedIOException;

import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import timestamps.service.log.VisitLog;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;

/**
 * The whole log, as JSON or as it is on disk, read a piece at a time as the client takes
 * it: memory does not grow with the log.
 */
@Component
public final class History {

	private static final int PIECE = 512;

	private final VisitLog log;

	History(VisitLog log) {
		this.log = log;
	}

	/**
	 * {@return the visits that there are at the time of the subscription}
	 */
	public Flux<DataBuffer> oldestFirst() {
		return Flux.defer(() -> pieces(this.log.count(), this.log::readJson));
	}

	/**
	 * Reads lines of the log as they are on disk.
	 * @param last the sequence of the last one
	 * @return all lines up to that one
	 */
	Flux<DataBuffer> linesUpTo(long last) {
		return pieces(last, this.log::readLines);
	}

	private static Flux<DataBuffer> pieces(long last, Piece piece) {
		return Flux.<DataBuffer, Long>generate(() -> 1L, (first, sink) -> {
			if (first > last) {
				sink.complete();
				return first;
			}
			int lines = (int) Math.min(PIECE, last - first + 1);
			try {
				sink.next(DefaultDataBufferFactory.sharedInstance.wrap(piece.read(first, lines)));
				return first + lines;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}).subscribeOn(Schedulers.boundedElastic());
	}

	/** Consecutive visits, as they are sent. */
	private interface Piece {

		byte[] read(long first, int lines) throws IOException;

	}

}
