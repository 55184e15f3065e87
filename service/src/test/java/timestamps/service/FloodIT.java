package timestamps.service;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.sun.management.UnixOperatingSystemMXBean;
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

	/** The largest crowd that is there at once. */
	private static final int LARGEST = 18_000;

	private static final int VISITS = 9;

	/** The pause between two visits of another client. */
	private static final int SOME = 250;

	/** Files that this process opens in addition to its clients' connections. */
	private static final long OTHER_FILES = 1000;

	private static final String GET = "GET /visits?limit=100 HTTP/1.1\r\nHost: test\r\n";

	private static final String LOG = "GET /visits.ndjson HTTP/1.1\r\nHost: test\r\n\r\n";

	@TempDir
	static Path directory;

	private static ServiceProcess service;

	private static MemoryLimit limit;

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
				Arguments.of("idle", LARGEST, ""), Arguments.of("new ones, again and again", 60_000, ""),
				Arguments.of("reads nothing", 2000, (GET + "\r\n").repeat(5)),
				Arguments.of("reads nothing of the log", 1000, LOG));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("crowds")
	void theReplicaSurvivesAndOthersAreAnswered(String name, int number, String request) throws Exception {
		assertThat(most()).as("files that this process may open").isGreaterThanOrEqualTo(Math.min(number, LARGEST));
		double before = turnedAway();
		try (Crowd crowd = new Crowd(service.port(), request, most()); RawClient kept = new RawClient(service.port())) {
			long resident = 0;
			for (int i = 1; i <= number; i++) {
				crowd.come();
				if (i % SOME == 0) {
					visit(kept);
					newVisitor();
					resident = Math.max(resident, service.resident());
				}
			}

			assertThat(resident).as("memory").isLessThan((long) (SHARE * LIMIT));
			assertAnswersWithinASecond(() -> visit(kept));
			assertAnswersWithinASecond(FloodIT::newVisitor);
			if (request.equals(LOG)) { // whoever is one too many is told so
				assertThat(statusOfADownload()).isEqualTo("HTTP/1.1 503 Service Unavailable");
			}
			else {
				assertThat(turnedAway()).isGreaterThan(before);
			}
		}
	}

	/** Most of them, because this machine may be busy. */
	private static void assertAnswersWithinASecond(Callable<Long> visit) throws Exception {
		List<Long> millis = new ArrayList<>();
		for (int i = 0; i < VISITS; i++) {
			millis.add(visit.call());
		}
		assertThat(millis.stream().sorted().toList().get(VISITS / 2)).as("the median of " + millis).isLessThan(1000);
	}

	/** Clients that were refused or closed. */
	private static double turnedAway() throws Exception {
		return Pattern.compile("^connections_(?:refused|closed)_total\\{port=\"service\".*} (\\S+)$", Pattern.MULTILINE)
			.matcher(service.metrics())
			.results()
			.mapToDouble((value) -> Double.parseDouble(value.group(1)))
			.sum();
	}

	private static String statusOfADownload() throws IOException {
		try (RawClient client = new RawClient(service.port())) {
			return client.send(LOG).readStatus();
		}
	}

	private static int most() {
		UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		return (int) Math.min(Integer.MAX_VALUE,
				system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - OTHER_FILES);
	}

	/** Records a visit over a connection of its own, and returns how long that took. */
	private static long newVisitor() throws IOException {
		long start = System.nanoTime();
		try (RawClient client = new RawClient(service.port())) {
			visit(client);
		}
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
	}

	private static long visit(RawClient client) throws IOException {
		int answers = client.count("201");
		long start = System.nanoTime();
		client.send(RawClient.VISIT).readUntil("201", answers + 1);
		assertThat(client.count("201")).isEqualTo(answers + 1);
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
	}

}
