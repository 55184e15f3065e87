package timestamps.bench.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Live streams of a replica, which are read until they are closed. */
public final class OpenStreams implements AutoCloseable {

	private final AtomicLong bytes = new AtomicLong();

	private final List<CompletableFuture<?>> streams;

	/**
	 * Opens streams, each over a connection of its own, and does not wait until they
	 * begin.
	 * @param url the stream's URL
	 * @param type the media type to ask for
	 * @param number how many to open
	 */
	public OpenStreams(String url, String type, int number) {
		HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("Accept", type).build();
		this.streams = IntStream.range(0, number)
			.<CompletableFuture<?>>mapToObj((i) -> client.sendAsync(request,
					BodyHandlers
						.ofByteArrayConsumer((part) -> part.ifPresent((read) -> this.bytes.addAndGet(read.length)))))
			.toList();
	}

	/**
	 * {@return how many bytes all streams have sent since they began}
	 */
	public long bytes() {
		return this.bytes.get();
	}

	@Override
	public void close() {
		this.streams.forEach((stream) -> stream.cancel(true));
	}

}
