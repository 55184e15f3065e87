package stateful.cluster;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;

/** Reads over HTTP, with the credentials of a kubeconfig. Thread-safe. */
final class HttpApi implements Api {

	private static final int CONNECT_MILLIS = 3_000;

	private static final int REQUEST_MILLIS = 10_000;

	private final String server;

	private final HttpClient client;

	HttpApi(Config config) {
		config.setConnectionTimeout(CONNECT_MILLIS);
		config.setRequestTimeout(REQUEST_MILLIS);
		config.setRequestRetryBackoffLimit(0);
		this.server = config.getMasterUrl().replaceAll("/+$", "");
		this.client = new JdkHttpClientFactory().newBuilder(config).build();
	}

	@Override
	public Answer get(String path) throws IOException {
		try {
			HttpResponse<String> response = this.client
				.sendAsync(this.client.newHttpRequestBuilder().uri(URI.create(this.server + path)).build(),
						String.class)
				.get(CONNECT_MILLIS + REQUEST_MILLIS, TimeUnit.MILLISECONDS);
			return new Answer(response.code(), response.body(), time(response.header("Date")));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IOException(ex);
		}
	}

	private static Instant time(String date) {
		try {
			return ZonedDateTime.parse(String.valueOf(date), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
		}
		catch (DateTimeParseException ex) {
			return Instant.now();
		}
	}

	@Override
	public void close() {
		this.client.close();
	}

}
