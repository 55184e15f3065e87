package timestamps.service;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import timestamps.kit.ThisMachine;

import static org.assertj.core.api.Assertions.assertThat;

/** The service as a process of its own, so that a test can kill it. */
final class ServiceProcess implements AutoCloseable {

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	/** The output of all processes. It stays after the tests, to explain a failure. */
	private static final Path OUTPUT = Path.of("target", "service-processes.log");

	private final Process process;

	private final String url;

	private final String management;

	private ServiceProcess(Process process, String url, int managementPort) {
		this.process = process;
		this.url = url;
		this.management = "http://127.0.0.1:" + managementPort;
	}

	static ServiceProcess start(Path directory, String... jvmFlags) throws IOException {
		return start("127.0.0.1", freePort(), "timestamps-0", directory, jvmFlags);
	}

	static ServiceProcess start(String address, int port, String replica, Path directory, String... jvmFlags)
			throws IOException {
		int managementPort = freePort();
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(List.of(jvmFlags));
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp",
				System.getProperty("java.class.path"), "timestamps.service.ServiceApplication",
				"--server.address=" + address, "--server.port=" + port, "--management.server.port=" + managementPort,
				"--timestamps.directory=" + directory, "--timestamps.replica=" + replica,
				"--spring.netty.leak-detection=simple"));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(OUTPUT.toFile()))
			.start();
		ServiceProcess service = new ServiceProcess(process, "http://" + address + ":" + port, managementPort);
		Awaitility.await("the service, see " + OUTPUT)
			.atMost(Duration.ofMinutes(3))
			.pollInterval(Duration.ofMillis(50))
			.ignoreExceptions()
			.failFast("it ended", () -> !process.isAlive())
			.until(() -> service.isReady() && service.get("/visits?limit=1", "application/json").statusCode() == 200);
		return service;
	}

	/** A port outside the range from which the system assigns ports. */
	static int freePort() throws IOException {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
			try (ServerSocket socket = new ServerSocket(port)) {
				return socket.getLocalPort();
			}
			catch (BindException taken) {
				// It is in use: try the next one.
			}
		}
	}

	HttpResponse<Stream<String>> get(String path, String accept) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + path)).header("Accept", accept).build();
		return CLIENT.send(request, HttpResponse.BodyHandlers.ofLines());
	}

	CompletableFuture<HttpResponse<String>> visit() {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + "/visits"))
			.POST(BodyPublishers.noBody())
			.build();
		return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString());
	}

	/** The bytes of memory that the process uses, of any kind. */
	long resident() throws IOException {
		return ThisMachine.memory(pid(), "VmRSS");
	}

	boolean isReady() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.management + "/readyz")).build();
		return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
	}

	String url() {
		return this.url;
	}

	int port() {
		return URI.create(this.url).getPort();
	}

	int managementPort() {
		return URI.create(this.management).getPort();
	}

	String metrics() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.management + "/metrics")).build();
		return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	/** A metric by its name, with its labels. */
	double metric(String name) throws IOException, InterruptedException {
		Matcher value = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE).matcher(metrics());
		if (!value.find()) {
			throw new IllegalArgumentException("There is no " + name);
		}
		return Double.parseDouble(value.group(1));
	}

	long pid() {
		return this.process.pid();
	}

	/** SIGTERM. */
	void terminate() {
		this.process.destroy();
	}

	/** Waits for the process to be gone. */
	boolean end(long timeout, TimeUnit unit) throws InterruptedException {
		return this.process.waitFor(timeout, unit);
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** SIGKILL. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() throws IOException {
		this.process.destroyForcibly().onExit().join();
		try (Stream<String> lines = Files.lines(OUTPUT)) {
			assertThat(lines.filter((line) -> line.contains("LEAK: "))).as("leaks of buffers, see " + OUTPUT).isEmpty();
		}
	}

}
