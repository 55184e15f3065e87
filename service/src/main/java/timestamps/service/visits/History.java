package timestamps.service.visits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;
import timestamps.service.log.Visit;
import timestamps.service.log.VisitLog;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;

/**
 * The whole log as newline-delimited JSON, read a piece at a time as the client takes it:
 * memory does not grow with the log.
 */
@Component
public final class History {

	private static final int PIECE = 512;

	private final VisitLog log;

	private final JsonMapper json;

	History(VisitLog log, JsonMapper json) {
		this.log = log;
		this.json = json;
	}

	/**
	 * {@return the visits that there are at the time of the subscription}
	 */
	public Flux<DataBuffer> oldestFirst() {
		return Flux.defer(() -> {
			long last = this.log.count();
			return Flux.<DataBuffer, Long>generate(() -> 1L, (first, sink) -> piece(first, last, sink));
		}).subscribeOn(Schedulers.boundedElastic());
	}

	private long piece(long first, long last, SynchronousSink<DataBuffer> sink) {
		if (first > last) {
			sink.complete();
			return first;
		}
		try {
			List<Visit> visits = this.log.read(first, (int) Math.min(PIECE, last - first + 1));
			StringBuilder lines = new StringBuilder();
			visits.forEach((visit) -> lines.append(this.json.writeValueAsString(VisitView.of(visit))).append('\n'));
			byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
			sink.next(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
			return first + visits.size();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
