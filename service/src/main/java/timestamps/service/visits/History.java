package timestamps.service.visits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import timestamps.service.log.VisitLog;
import timestamps.service.web.OpenStreams;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;

/**
 * Streams the whole log, as JSON or as it is on disk. It reads the next piece when the
 * client has taken the last, so that memory does not grow with the log.
 */
@Component
public final class History {

	/** How many lines are read at once. */
	private static final int PIECE = 256;

	/**
	 * How many bytes are sent at once. Reactor Netty requests 128 of these before the
	 * client has read any.
	 */
	private static final int SLICE = 2048;

	private final VisitLog log;

	private final OpenStreams streams;

	History(VisitLog log, OpenStreams streams) {
		this.log = log;
		this.streams = streams;
	}

	/**
	 * {@return all visits that are on disk when the stream is subscribed to}
	 */
	public Flux<DataBuffer> oldestFirst() {
		return counted(Flux.defer(() -> pieces(this.log.count(), this.log::readJson)));
	}

	/**
	 * Streams lines of the log as they are on disk.
	 * @param last the sequence of the last one
	 * @return all lines up to that one
	 */
	Flux<DataBuffer> linesUpTo(long last) {
		return counted(pieces(last, this.log::readLines));
	}

	private Flux<DataBuffer> counted(Flux<byte[]> pieces) {
		return this.streams.count(OpenStreams.Kind.DOWNLOADS, pieces.concatMapIterable(History::slices, 1));
	}

	private static List<DataBuffer> slices(byte[] piece) {
		List<DataBuffer> slices = new ArrayList<>(piece.length / SLICE + 1);
		for (int start = 0; start < piece.length; start += SLICE) {
			int length = Math.min(SLICE, piece.length - start);
			slices.add(DefaultDataBufferFactory.sharedInstance.wrap(ByteBuffer.wrap(piece, start, length)));
		}
		return slices;
	}

	private static Flux<byte[]> pieces(long last, Piece piece) {
		return Flux.<byte[], Long>generate(() -> 1L, (first, sink) -> {
			if (first > last) {
				sink.complete();
				return first;
			}
			int lines = (int) Math.min(PIECE, last - first + 1);
			try {
				sink.next(piece.read(first, lines));
				return first + lines;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}).subscribeOn(Schedulers.boundedElastic());
	}

	/** Reads consecutive visits in the form in which they are sent. */
	private interface Piece {

		byte[] read(long first, int lines) throws IOException;

	}

}
