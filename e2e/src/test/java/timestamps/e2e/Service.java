package timestamps.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import timestamps.kit.Visitors;

/** A client of the deployed service, with a new connection for each request. */
public record Service(String url) {

	private static final Gson GSON = new Gson();

	record Visit(long sequence, String utc, String local, String zone, String replica) {
	}

	record Replica(String name, boolean answers, boolean ready, long visits) {
	}

	List<Replica> replicas() throws IOException, InterruptedException {
		return GSON.fromJson(get("/replicas").body(), new TypeToken<List<Replica>>() {
		}.getType());
	}

	Visit visit() throws IOException, InterruptedException {
		HttpResponse<String> response = post();
		if (response.statusCode() != 201) {
			throw new IOException("POST " + this.url + "/visits answered " + response.statusCode());
		}
		return GSON.fromJson(response.body(), Visit.class);
	}

	/** Starts visitors, who visit at a usual pace. */
	Visitors visitors(int number) {
		return visitors(number, Duration.ofMillis(50));
	}

	Visitors visitors(int number, Duration pause) {
		return new Visitors(this.url, number, pause, Duration.ofSeconds(10));
	}

	/** The visits that were answered. */
	static List<Visit> visits(Visitors visitors) {
		return visitors.answers().stream().map((answer) -> GSON.fromJson(answer, Visit.class)).toList();
	}

	HttpResponse<String> post() throws IOException, InterruptedException {
		return send(request("/visits").POST(BodyPublishers.noBody()));
	}

	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(request(path));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.url + path)).timeout(Duration.ofSeconds(10));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		HttpClient client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(Duration.ofSeconds(5))
			.build();
		return client.send(request.build(), BodyHandlers.ofString());
	}

	static List<Visit> visits(String json) {
		return GSON.fromJson(json, new TypeToken<List<Visit>>() {
		}.getType());
	}

}
