package timestamps.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.awaitility.Awaitility;

/**
 * An etcd client over HTTP. It repeats each request until it is answered, because a
 * restarted member must find a leader first.
 */
record Etcd(String endpoint) {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	void put(String key, String value) {
		post("/v3/kv/put", "{\"key\":\"" + encoded(key) + "\",\"value\":\"" + encoded(value) + "\"}");
	}

	Optional<String> get(String key) {
		JsonArray found = post("/v3/kv/range", "{\"key\":\"" + encoded(key) + "\"}").getAsJsonArray("kvs");
		return Optional.ofNullable(found)
			.map((values) -> values.get(0).getAsJsonObject().get("value").getAsString())
			.map((value) -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
	}

	private JsonObject post(String path, String body) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.endpoint + path))
			.timeout(Duration.ofSeconds(10))
			.POST(BodyPublishers.ofString(body))
			.build();
		String answer = Awaitility.await()
			.atMost(PATIENCE)
			.ignoreExceptionsInstanceOf(IOException.class)
			.until(() -> answer(request), (text) -> !text.isEmpty());
		return JsonParser.parseString(answer).getAsJsonObject();
	}

	private static String answer(HttpRequest request) throws IOException, InterruptedException {
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
		return (response.statusCode() == 200) ? response.body() : "";
	}

	private static String encoded(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
