package timestamps.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import timestamps.kit.ThisMachine;

import static org.assertj.core.api.Assertions.assertThat;

/** The service behind Debian's nginx with nginx's default settings. */
@Timeout(120)
class NginxIT {

	@TempDir
	static Path directory;

	private static ServiceProcess service;

	private static Process nginx;

	private static int port;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@BeforeAll
	static void start() throws Exception {
		service = ServiceProcess.start(directory.resolve("data"));
		port = ServiceProcess.freePort();
		Path configuration = Files.writeString(directory.resolve("nginx.conf"),
				"""
						daemon off;
						user root;
						pid DIRECTORY/nginx.pid;
						error_log stderr;
						events {}
						http {
						  access_log off;
						  client_body_temp_path DIRECTORY/body;
						  proxy_temp_path DIRECTORY/proxy;
						  fastcgi_temp_path DIRECTORY/fastcgi;
						  uwsgi_temp_path DIRECTORY/uwsgi;
						  scgi_temp_path DIRECTORY/scgi;
						  gzip on;
						  server {
						    listen 127.0.0.1:PORT;
						    location / { proxy_pass http://127.0.0.1:SERVICE; }
						    location /of/today/ {
						      proxy_pass http://127.0.0.1:SERVICE/;
						      proxy_set_header X-Forwarded-Host $http_host;
						      proxy_set_header X-Forwarded-Proto https;
						      proxy_set_header X-Forwarded-Prefix /of/today;
						    }
						  }
						}
						""".replace("DIRECTORY", directory.toString())
					.replace("PORT", String.valueOf(port))
					.replace("SERVICE", String.valueOf(service.port())));
		nginx = new ProcessBuilder("nginx", "-c", configuration.toString(), "-p", directory.toString())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of("target", "nginx.log").toFile()))
			.start();
		Awaitility.await("nginx, see target/nginx.log")
			.atMost(Duration.ofSeconds(30))
			.failFast("it ended", () -> !nginx.isAlive())
			.until(() -> ThisMachine.isOpen("127.0.0.1", port));
	}

	@AfterAll
	static void stop() throws IOException {
		nginx.descendants().forEach(ProcessHandle::destroy);
		nginx.destroy();
		nginx.onExit().join();
		service.close();
	}

	/** The events that nginx has not passed on are those that it collects. */
	@Test
	void thePageIsLive() throws Exception {
		HttpResponse<InputStream> events = this.client.send(request("/events").build(), BodyHandlers.ofInputStream());
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
			awaitLine(lines, "\"names\":[\"timestamps-0\"]");

			HttpResponse<String> visit = this.client.send(request("/visits").POST(BodyPublishers.noBody()).build(),
					BodyHandlers.ofString());

			assertThat(visit.statusCode()).isEqualTo(201);
			awaitLine(lines, visit.body());
		}
	}

	private static void awaitLine(BufferedReader lines, String text) throws IOException {
		String line = lines.readLine();
		while (line != null && !line.contains(text)) {
			line = lines.readLine();
		}
		assertThat(line).contains(text);
	}

	@Test
	void behindTlsAndAPathLinksLeadToTheProxy() throws Exception {
		String host = "127.0.0.1:" + port;

		assertThat(get("/of/today/openapi")).contains("\"url\":\"https://" + host + "/of/today\"");
		assertThat(get("/of/today/")).contains("src=\"/of/today/page.js\"");
		assertThat(get("/of/today/page.js")).contains("EventSource");
	}

	@Test
	void aRequestWithABodyIsAnswered() throws Exception {
		HttpResponse<String> visit = this.client.send(request("/visits").POST(BodyPublishers.ofString("hello")).build(),
				BodyHandlers.ofString());

		assertThat(visit.statusCode()).isEqualTo(201);
	}

	private String get(String path) throws Exception {
		return this.client.send(request(path).build(), BodyHandlers.ofString()).body();
	}

	private static HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(60));
	}

}
