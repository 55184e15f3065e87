package timestamps.service;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.sun.management.UnixOperatingSystemMXBean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import timestamps.service.log.VisitLogs;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of clients attack the memory and the connections of a replica that has a
 * container's memory limit and the image's heap: it survives, and visitors are answered.
 * Needs root for the limit.
 */
@Timeout(600)
class FloodIT {

	private static final long LIMIT = 320L * 1024 * 1024;

	private static final double SHARE = 0.8;

	/** The pause between two visits of another client. */
	private static final int SOME = 250;

	/** Files that this process opens in addition to its clients' connections. */
	private static final long OTHER_FILES = 1000;

	private static final String GET = "GET /visits?limit=100 HTTP/1.1\r\nHost: test\r\n";

	@TempDir
	static Path directory;

	private static ServiceProcess service;

	private static MemoryLimit limit;

	private final HttpClient kept = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@BeforeAll
	static void start() throws IOException {
		VisitLogs.write(directory, 1, 100_000);
		service = ServiceProcess.start(directory, "-Xmx96m", "-XX:TrimNativeHeapInterval=10000", "-XX:-UsePerfData");
		limit = MemoryLimit.of(service.pid(), LIMIT);
	}

	@AfterAll
	static void stop() throws IOException {
		service.close();
		limit.close();
	}

	static Stream<Arguments> crowds() {
		return Stream.of(Arguments.of("half a header", 16_000, GET + "X: " + "x".repeat(6000)),
				Arguments.of("half a header of many lines", 4000, GET + "a:b\r\n".repeat(1200)),
				Arguments.of("idle", 18_000, ""), Arguments.of("new ones, again and again", 60_000, ""),
				Arguments.of("reads nothing", 2000, (GET + "\r\n").repeat(5)),
				Arguments.of("reads nothing of the log", 1000, "GET /visits.ndjson HTTP/1.1\r\nHost: test\r\n\r\n"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("crowds")
	void theReplicaSurvivesAndOthersAreAnswered(String name, int number, String request) throws Exception {
		try (Crowd crowd = new Crowd(service.port(), request, most())) {
			long resident = 0;
			for (int i = 1; i <= number; i++) {
				crowd.come();
				if (i % SOME == 0) {
					visit(this.kept);
					newVisitor();
					resident = Math.max(resident, service.resident());
				}
			}

			assertThat(resident).as("memory").isLessThan((long) (SHARE * LIMIT));
			assertAnswersWithinASecond(() -> visit(this.kept));
			assertAnswersWithinASecond(FloodIT::newVisitor);
		}
	}

	/** Tries more than once, because this machine may be busy. */
	private static void assertAnswersWithinASecond(Callable<Long> visit) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(visit, (millis) -> millis < 1000);
	}

	private static int most() {
		UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		return (int) Math.min(Integer.MAX_VALUE,
				system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - OTHER_FILES);
	}

	/** Records a visit over a connection of its own. */
	private static long newVisitor() throws IOException {
		long start = System.nanoTime();
		try (RawClient client = new RawClient(service.port())) {
			assertThat(client.send(RawClient.VISIT).readUntil("201", 1)).contains("201");
		}
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
	}

	/** Records a visit and returns how long that took. */
	private static long visit(HttpClient client) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/visits"))
			.timeout(Duration.ofSeconds(30))
			.POST(BodyPublishers.noBody())
			.build();
		long start = System.nanoTime();
		HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(201);
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
	}

}
