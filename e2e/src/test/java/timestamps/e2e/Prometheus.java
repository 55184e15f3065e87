package timestamps.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.awaitility.Awaitility;
import timestamps.kit.ThisMachine;
import timestamps.kit.Shell;

/**
 * A Prometheus on this machine, which is the cluster's node, with its HTTP API.
 */
final class Prometheus implements AutoCloseable {

	private static final String LOOPBACK = "127.77.1.1";

	private static final Duration SOON = Duration.ofSeconds(60);

	private final HttpClient client = HttpClient.newHttpClient();

	private final String address;

	private final Path log;

	private final Process process;

	Prometheus(Path configuration, Path folder) throws IOException {
		this.address = LOOPBACK + ":" + ThisMachine.freePort(LOOPBACK);
		this.log = folder.resolve("prometheus.log");
		this.process = Shell.start(Map.of(), this.log, "prometheus", "--config.file=" + configuration,
				"--storage.tsdb.path=" + folder.resolve("data"), "--web.listen-address=" + this.address);
	}

	/** Waits until a query has a result. */
	void await(String query) {
		Awaitility.await().atMost(SOON).ignoreExceptionsInstanceOf(IOException.class).failFast(() -> {
			if (!this.process.isAlive()) {
				throw new IllegalStateException("Prometheus ended: " + Files.readString(this.log));
			}
		}).until(() -> !query(query).isEmpty());
	}

	/** The present result of a query, one element for each series. */
	List<JsonElement> query(String query) throws Exception {
		return get("query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)).getAsJsonArray("result").asList();
	}

	/** For each rule, whether it could be evaluated. */
	List<String> rules() throws Exception {
		return get("rules").getAsJsonArray("groups")
			.asList()
			.stream()
			.flatMap((group) -> group.getAsJsonObject().getAsJsonArray("rules").asList().stream())
			.map((rule) -> rule.getAsJsonObject().get("health").getAsString())
			.toList();
	}

	private JsonObject get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + this.address + "/api/v1/" + path)).build();
		HttpResponse<String> answer = this.client.send(request, BodyHandlers.ofString());
		if (answer.statusCode() != 200) {
			throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
		}
		return JsonParser.parseString(answer.body()).getAsJsonObject().getAsJsonObject("data");
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
