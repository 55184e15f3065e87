package timestamps.kit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Visitors who visit repeatedly, each time over a new connection, and never retry, until
 * they are closed. They remember each answer and each failure. The JVM needs
 * {@code -Djdk.httpclient.allowRestrictedHeaders=connection}, or they fail, and
 * {@code -Djdk.httpclient.disableRetryConnect=true}, or the client silently repeats
 * refused visits; it reads both only once.
 */
public final class Visitors implements AutoCloseable {

	private static final int CREATED = 201;

	private final HttpRequest visit;

	private final Duration pause;

	private final Queue<String> answers = new ConcurrentLinkedQueue<>();

	private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();

	private final List<Thread> threads;

	/** A visit that was not answered. */
	public record Failure(Instant at, String what) {
	}

	/**
	 * Starts visitors.
	 * @param endpoint the service's URL
	 * @param number how many
	 * @param pause the time between two visits of one visitor
	 * @param patience how long an answer may take
	 */
	public Visitors(String endpoint, int number, Duration pause, Duration patience) {
		this.visit = HttpRequest.newBuilder(URI.create(endpoint + "/visits"))
			.header("Connection", "close")
			.timeout(patience)
			.POST(BodyPublishers.noBody())
			.build();
		this.pause = pause;
		this.threads = IntStream.range(0, number).mapToObj((i) -> new Thread(this::visit, "visitor-" + i)).toList();
		this.threads.forEach(Thread::start);
	}

	private void visit() {
		HttpClient client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(Duration.ofSeconds(5))
			.build();
		try {
			while (!Thread.currentThread().isInterrupted()) {
				visit(client);
				Thread.sleep(this.pause.toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void visit(HttpClient client) throws InterruptedException {
		try {
			HttpResponse<String> response = client.send(this.visit, BodyHandlers.ofString());
			if (response.statusCode() != CREATED) {
				throw new IOException("POST " + this.visit.uri() + " answered " + response.statusCode());
			}
			this.answers.add(response.body());
		}
		catch (IOException ex) {
			this.failures.add(new Failure(Instant.now(), ex.toString()));
		}
	}

	/** The answers as JSON. */
	public List<String> answers() {
		return List.copyOf(this.answers);
	}

	public List<Failure> failures() {
		return List.copyOf(this.failures);
	}

	/** Ends the visits. One that still waits for its answer counts neither way. */
	@Override
	public void close() {
		this.threads.forEach(Thread::interrupt);
		try {
			for (Thread thread : this.threads) {
				thread.join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
