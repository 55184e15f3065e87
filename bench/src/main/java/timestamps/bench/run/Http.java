package timestamps.bench.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Single requests, and the wait for a first answer. */
public final class Http {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

	private static final int READ_TIMEOUT_MILLIS = 60_000;

	private Http() {
	}

	/**
	 * Gets a text.
	 * @param url the text's URL
	 * @return the text
	 * @throws IOException if the answer is not 200
	 */
	public static String get(String url) throws IOException {
		try (InputStream body = open(url).getInputStream()) {
			return new String(body.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Gets a text, and drops it.
	 * @param url the text's URL
	 * @return how long it took, in milliseconds
	 * @throws IOException if the answer is not 200
	 */
	public static double millisToGet(String url) throws IOException {
		long before = System.nanoTime();
		get(url);
		return (System.nanoTime() - before) / 1e6;
	}

	/**
	 * Opens a request.
	 * @param url the URL
	 * @return the request, not sent yet
	 * @throws IOException if the URL is invalid
	 */
	public static HttpURLConnection open(String url) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
		connection.setReadTimeout(READ_TIMEOUT_MILLIS);
		return connection;
	}

	/**
	 * Waits until a URL is answered with 200.
	 * @param url the URL
	 * @param alive whether the server still runs
	 * @throws IOException if the server has ended, or after minutes
	 */
	public static void awaitAnswer(String url, BooleanSupplier alive) throws IOException {
		long start = System.nanoTime();
		while (!answers(url)) {
			if (!alive.getAsBoolean() || System.nanoTime() - start > PATIENCE.toNanos()) {
				throw new IOException("No answer from " + url);
			}
			LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
		}
	}

	private static boolean answers(String url) {
		try {
			HttpURLConnection connection = open(url);
			boolean answered = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
			connection.disconnect();
			return answered;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
