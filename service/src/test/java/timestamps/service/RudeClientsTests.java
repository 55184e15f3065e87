package timestamps.service;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import timestamps.service.log.VisitLogs;

import static org.assertj.core.api.Assertions.assertThat;

/** Slow, rude and broken clients, byte by byte, with time-outs of a second or two. */
@Timeout(120)
class RudeClientsTests {

	private static final String POST = "POST /visits HTTP/1.1\r\nHost: test\r\n";

	/** For a client that does not read. */
	private static final Duration ANSWER = Duration.ofSeconds(2);

	private static final int VISITS = 20_000;

	private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");

	@TempDir
	static Path directory;

	private static ServiceProcess service;

	@BeforeAll
	static void start() throws IOException {
		VisitLogs.write(directory, 1, VISITS);
		service = ServiceProcess.start(directory, "-Dtimestamps.timeouts.idle=2s", "-Dtimestamps.timeouts.header=1s",
				"-Dtimestamps.timeouts.body=1s", "-Dtimestamps.timeouts.answer=" + ANSWER.toSeconds() + "s");
	}

	@AfterAll
	static void stop() throws IOException {
		service.close();
	}

	@ParameterizedTest
	@CsvSource({ "128, ", "300, ", "3000, ", "300, Accept-Encoding: gzip" })
	void pipelinedVisitsAreAllAnsweredInTheirOrder(int number, String header) throws Exception {
		String visit = POST + "Content-Length: 0\r\n" + ((header != null) ? header + "\r\n" : "") + "\r\n";
		try (RawClient client = new RawClient(service.port())) {
			client.send(visit.repeat(number));

			String answers = client.readUntil("201", number);

			assertThat(client.count("201")).isEqualTo(number);
			assertThat(sequences(answers).toList()).isSorted().doesNotHaveDuplicates();
		}
	}

	static Stream<Arguments> bodies() {
		return Stream.of("POST /visits", "GET /replicas", "HEAD /", "DELETE /visits")
			.flatMap((line) -> Stream.of(Arguments.of(line, "Content-Length: 5\r\n\r\nhello"),
					Arguments.of(line, "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
					Arguments.of(line, "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n"),
					Arguments.of(line, "Content-Length: 5\r\nExpect: 100-continue\r\n\r\nhello"),
					Arguments.of(line, "Content-Length: 3000000\r\n\r\n" + "x".repeat(3_000_000))));
	}

	/** A body is never taken for the next request, nor the next request for a body. */
	@ParameterizedTest
	@MethodSource("bodies")
	void anUnwantedBodyIsReadOrTheAnswerSaysThatTheConnectionCloses(String line, String rest) throws Exception {
		try (RawClient client = new RawClient(service.port())) {
			client.sendWhatItTakes(line + " HTTP/1.1\r\nHost: test\r\n" + rest).sendWhatItTakes(RawClient.VISIT);

			String answers = line.startsWith("POST") ? client.readUntil("201", 2) : client.readUntil("201", 1);

			assertThat(answers).doesNotContain("HTTP/1.1 400").doesNotContain("HTTP/1.1 100");
			assertThat(answers.contains("onnection: close"))
				.isNotEqualTo(client.count("201") == (line.startsWith("POST") ? 2 : 1));
		}
	}

	@Test
	void aShortBodyKeepsTheConnectionEvenIfItComesLate() throws Exception {
		try (RawClient client = new RawClient(service.port())) {
			client.send(POST + "Content-Length: 5\r\n\r\n").readUntil("201", 1);

			client.send("hello" + RawClient.VISIT).readUntil("201", 2);

			assertThat(client.count("201")).isEqualTo(2);
		}
	}

	@Test
	void aClientThatEndsItsSendingSideIsStillAnswered() throws Exception {
		try (RawClient client = new RawClient(service.port())) {
			client.send(RawClient.VISIT.repeat(5)).endInput();

			client.readToEnd();

			assertThat(client.count("201")).isEqualTo(5);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whatIsNoRequestIsAProblem(boolean management) throws Exception {
		int port = management ? service.managementPort() : service.port();

		assertProblem(port, "GET / HTTP/1.1\r\nHost: test\r\nX: " + "x".repeat(20_000) + "\r\n\r\n", 431);
		assertProblem(port, "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: test\r\n\r\n", 414);
		assertProblem(port, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n", 400);
		assertProblem(port, "GET / HTTP/1.1\r\nHost: test:port\r\n\r\n", 400);
		assertProblem(port, "GET / HTTP/1.1\r\nHost: test\r\nContent-Length: five\r\n\r\n", 400);
		assertProblem(port, "GET /%zz HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n", 400);
	}

	@Test
	void anUnknownMediaTypeIsAProblem() throws Exception {
		assertProblem(service.port(),
				"GET /visits HTTP/1.1\r\nHost: test\r\nAccept: nonsense\r\nConnection: close\r\n\r\n", 406);
	}

	private static void assertProblem(int port, String request, int status) throws IOException {
		try (RawClient client = new RawClient(port)) {
			String answer = client.sendWhatItTakes(request).readToEnd();

			assertThat(answer).startsWith("HTTP/1.1 " + status)
				.containsIgnoringCase("content-type: application/problem+json")
				.contains("\"status\":" + status)
				.contains("\"title\":");
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "GET / HTTP/1.1\r\nHost: te", "POST /visits HTTP/1.1\r\nContent-Length: 9\r\n\r\nhell" })
	void aClientThatLetsTheReplicaWaitIsDisconnected(String start) throws Exception {
		for (int port : new int[] { service.port(), service.managementPort() }) {
			try (RawClient client = new RawClient(port)) {
				client.send(start);

				client.readToEnd();

				assertThat(client.count("400")).isZero();
			}
		}
	}

	@Test
	void aKeptConnectionIsClosedOnceItIsIdle() throws Exception {
		try (RawClient client = new RawClient(service.port())) {
			String answers = client.send(RawClient.VISIT).readToEnd();

			assertThat(answers).startsWith("HTTP/1.1 201").doesNotContain("onnection: close");
		}
	}

	@Test
	void aClientThatDoesNotReadIsDisconnectedAndAReaderOfALiveStreamIsNot() throws Exception {
		try (RawClient deaf = new RawClient(service.port()); RawClient reader = new RawClient(service.port())) {
			reader.send("GET /events HTTP/1.1\r\nHost: test\r\n\r\n");
			double before = closed("answer");
			deaf.sendWhatItTakes("GET / HTTP/1.1\r\nHost: test\r\n\r\n".repeat(5_000));

			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> closed("answer") > before);

			assertThat(reader.readUntil("200", 1)).containsIgnoringCase("X-Accel-Buffering: no");
			for (int i = 0; i < 10; i++) {
				assertThat(reader.isClosed()).isFalse();
			}
		}
	}

	@Test
	void whoReadsTheLogSlowlyGetsAllOfIt() throws Exception {
		try (RawClient reader = new RawClient(service.port(), 65_536)) {
			reader.send("GET /visits.ndjson HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");

			Awaitility.await()
				.pollInterval(Duration.ofMillis(100))
				.during(ANSWER.multipliedBy(3))
				.atMost(Duration.ofMinutes(1))
				.until(() -> reader.readSome(16_384));

			assertThat(reader.readToEnd().lines().filter((line) -> line.startsWith("{\"sequence\":")).count())
				.isGreaterThanOrEqualTo(VISITS);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host: https://a.example/", "X-Forwarded-Port: abc",
			"X-Forwarded-For: a b:c:d", "Forwarded: garbage", "Forwarded: for=;;;proto=\"" })
	void whatNoProxyWouldSendIsIgnored(String header) throws Exception {
		try (RawClient client = new RawClient(service.port())) {
			client.send("GET /visits?limit=1 HTTP/1.1\r\nHost: test\r\n" + header + "\r\n\r\n");

			assertThat(client.readUntil("", 1)).startsWith("HTTP/1.1 200");
		}
	}

	/** One more may be refused, if there was no room in the last five milliseconds. */
	@Test
	void theManagementPortHasALimitOfItsOwnAndAnswersAboveIt() throws Exception {
		try (Crowd crowd = new Crowd(service.managementPort(), "", 200)) {
			for (int i = 0; i < 200; i++) {
				crowd.come();
			}

			Awaitility.await()
				.atMost(Duration.ofSeconds(5))
				.ignoreException(ConnectException.class)
				.untilAsserted(() -> assertThat(service.metric("connections_open{port=\"management\"}"))
					.isLessThanOrEqualTo(128));
			assertThat(service.metric("connections_refused_total{port=\"management\"}")
					+ service.metric("connections_closed_total{port=\"management\",reason=\"room\"}"))
				.isGreaterThanOrEqualTo(72);
		}
	}

	@Test
	void connectionsAreCountedOnEachPort() throws Exception {
		try (RawClient client = new RawClient(service.port())) {
			client.send("GET /events HTTP/1.1\r\nHost: test\r\n\r\n").readUntil("200", 1);

			assertThat(service.metric("connections_open{port=\"service\"}")).isGreaterThanOrEqualTo(1);
			assertThat(service.metric("connections_max{port=\"service\"}")).isGreaterThan(100);
			assertThat(service.metric("connections_open{port=\"management\"}")).isGreaterThanOrEqualTo(1);
			assertThat(service.metric("connections_max{port=\"management\"}")).isEqualTo(128);
			assertThat(service.metrics()).contains("connections_refused_total{port=\"service\"}");
		}
	}

	private static double closed(String reason) throws Exception {
		return service.metric("connections_closed_total{port=\"service\",reason=\"" + reason + "\"}");
	}

	private static Stream<Long> sequences(String answers) {
		return SEQUENCE.matcher(answers).results().map((match) -> Long.parseLong(match.group(1)));
	}

}
