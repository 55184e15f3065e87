package timestamps.e2e.soak;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.google.gson.Gson;

/**
 * Visits repeatedly, and never repeats a failed visit. It sends some visits, or all, on
 * one connection, and then takes a new one.
 */
final class Visitor implements Runnable {

	/** Permits requests to set the header {@code Connection}. */
	static final String ALLOW_CONNECTION_HEADER = "jdk.httpclient.allowRestrictedHeaders";

	/** Without this, the client silently retries a refused connection. */
	static final String DISABLE_RETRY = "jdk.httpclient.disableRetryConnect";

	static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Gson GSON = new Gson();

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private final HttpRequest request;

	private final HttpRequest lastRequest;

	private final int visitsPerConnection;

	private final Duration interval;

	private final Journal journal;

	private final Answers answers;

	private final CountDownLatch enough;

	/** The number of ended visits; only the visitor writes it. */
	private volatile long ended;

	/** The replica of the connection for the next visit; null without a connection. */
	private String replica;

	Visitor(String endpoint, int visitsPerConnection, Duration interval, Journal journal, Answers answers,
			CountDownLatch enough) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + "/visits"))
			.timeout(PATIENCE)
			.POST(BodyPublishers.noBody());
		this.request = request.build();
		this.lastRequest = request.header("Connection", "close").build();
		this.visitsPerConnection = visitsPerConnection;
		this.interval = interval;
		this.journal = journal;
		this.answers = answers;
		this.enough = enough;
	}

	@Override
	public void run() {
		try {
			long start;
			do {
				start = System.nanoTime();
				visit(Instant.now(), start);
				this.ended++;
			}
			while (!this.enough.await(this.interval.toNanos() - (System.nanoTime() - start), TimeUnit.NANOSECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	long ended() {
		return this.ended;
	}

	private void visit(Instant sent, long start) throws InterruptedException {
		try {
			boolean last = (this.ended + 1) % this.visitsPerConnection == 0;
			HttpResponse<String> response = this.client.send((last) ? this.lastRequest : this.request,
					BodyHandlers.ofString());
			if (response.statusCode() == 201) {
				answered(response, System.nanoTime() - start);
			}
			else {
				Failure.Kind kind = (response.statusCode() == 503) ? Failure.Kind.REFUSED : Failure.Kind.WRONG;
				failed(sent, kind, response.statusCode() + " " + response.body());
			}
			if (last || closes(response)) {
				this.replica = null;
			}
		}
		catch (IOException ex) {
			failed(sent, kind(ex), ex.toString());
			this.replica = null;
		}
		catch (RuntimeException ex) {
			failed(sent, Failure.Kind.WRONG, "an answer that is none: " + ex);
			this.replica = null;
		}
	}

	private static Failure.Kind kind(IOException ex) {
		if (ex instanceof ConnectException || ex instanceof HttpConnectTimeoutException) {
			return Failure.Kind.UNREACHABLE;
		}
		return (ex instanceof HttpTimeoutException) ? Failure.Kind.TIMED_OUT : Failure.Kind.CUT_OFF;
	}

	private static boolean closes(HttpResponse<?> response) {
		return response.headers().firstValue("Connection").filter("close"::equalsIgnoreCase).isPresent();
	}

	private void answered(HttpResponse<String> response, long nanos) {
		Visit visit = GSON.fromJson(response.body(), Visit.class);
		this.answers.add(visit.replica, visit.sequence, response.body());
		this.journal.answered(nanos);
		this.replica = visit.replica;
	}

	private void failed(Instant sent, Failure.Kind kind, String what) {
		this.journal.failed(new Failure(sent, Instant.now(), kind, what, this.replica));
	}

	private record Visit(long sequence, String replica) {
	}

}
