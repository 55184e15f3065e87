package timestamps.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Records visits durably in the naive way, with a write and a force for each visit: one
 * after another, as an ordered log needs, or as many at once as there are threads.
 */
@RestController
class ForcedOneByOne {

	private static final int THREADS_PER_PROCESSOR = 10;

	private final FileChannel file;

	/**
	 * Own threads: a visitor who leaves would interrupt a shared one, and thereby close
	 * the file.
	 */
	private final Executor threads = Executors
		.newFixedThreadPool(THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());

	private ForcedOneByOne(FileChannel file) {
		this.file = file;
	}

	static ForcedOneByOne in(Path directory) {
		try {
			return new ForcedOneByOne(FileChannel.open(directory.resolve("one-by-one"), StandardOpenOption.CREATE,
					StandardOpenOption.APPEND));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@PostMapping("/one-by-one")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Recorded> oneByOne() {
		return Mono.fromFuture(() -> CompletableFuture.supplyAsync(this::writeAlone, this.threads), true);
	}

	@PostMapping("/at-once")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Recorded> atOnce() {
		return Mono.fromFuture(() -> CompletableFuture.supplyAsync(this::write, this.threads), true);
	}

	private synchronized Recorded writeAlone() {
		return write();
	}

	private Recorded write() {
		Recorded recorded = new Recorded(Instant.now().toString());
		try {
			this.file.write(ByteBuffer.wrap("%-255s\n".formatted(recorded.utc()).getBytes(StandardCharsets.US_ASCII)));
			this.file.force(false);
			return recorded;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	record Recorded(String utc) {
	}

}
