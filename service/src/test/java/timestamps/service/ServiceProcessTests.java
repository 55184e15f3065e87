package timestamps.service;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import timestamps.kit.Command;
import timestamps.service.log.VisitLog;
import timestamps.service.log.VisitLogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** The service as a process: its lock, its signals, its connections. */
@Timeout(120)
class ServiceProcessTests {

	@TempDir
	Path directory;

	@Test
	void aSecondProcessOnTheSameVolumeRefusesAndNamesTheOwner() throws Exception {
		try (ServiceProcess service = ServiceProcess.start(this.directory)) {
			assertThatIOException()
				.isThrownBy(() -> VisitLog.open(this.directory, "timestamps-1", ZoneOffset.UTC, Clock.systemUTC()))
				.withMessageContaining("replica timestamps-0, process " + service.pid());
		}
	}

	@Test
	void aReplicaRehearsesBeforeItIsReadyAndRecordsNothing() throws Exception {
		String answers = "http_server_requests_seconds_count{error=\"none\",exception=\"none\",method=\"GET\","
				+ "outcome=\"SUCCESS\",status=\"200\",uri=\"/visits\"}";
		try (ServiceProcess service = ServiceProcess.start(this.directory, "-Dtimestamps.rehearsal=1m")) {
			assertThat(service.metric(answers)).isBetween(4.0, 5.0);
			assertThat(service.visit().get().body()).contains("\"sequence\":1,");
		}
		try (ServiceProcess service = ServiceProcess.start(this.directory, "-Dtimestamps.rehearsal=1ms")) {
			assertThat(service.metric(answers)).as("no longer than it may take").isLessThan(4);
		}
	}

	@Test
	void anyTextToolReadsTheLog() throws Exception {
		String latest = "";
		try (ServiceProcess service = ServiceProcess.start(this.directory)) {
			for (int i = 0; i < 10; i++) {
				latest = service.visit().get().body();
			}
		}

		assertThat(shell("wc -l <visits.ndjson")).isEqualTo("10");
		assertThat(shell("head -n 1 visits.ndjson | jq .sequence")).isEqualTo("1");
		assertThat(shell("tail -n 1 visits.ndjson | jq -c 'del(.crc32c)'")).isEqualTo(latest);
		assertThat(shell("jq -s 'map(.sequence) == [range(1; 11)]' visits.ndjson")).isEqualTo("true");
	}

	@Test
	void readinessGoesDownFirstAndVisitsAreStillRecordedUntilTheEnd() throws Exception {
		try (ServiceProcess service = ServiceProcess.start(this.directory, "-Dtimestamps.drain=6s")) {
			assertThat(service.isReady()).isTrue();

			service.terminate();

			Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> !service.isReady());
			assertThat(service.visit().get().statusCode()).isEqualTo(201);
			assertThat(service.end(20, TimeUnit.SECONDS)).as("gone well within the grace period").isTrue();
		}
		try (VisitLog log = VisitLogs.open(this.directory, Clock.systemUTC())) {
			assertThat(log.count()).isEqualTo(1);
		}
	}

	@Test
	void aKeptConnectionIsClosedAfterAnAnswerBeforeTheReplicaEnds() throws Exception {
		try (ServiceProcess service = ServiceProcess.start(this.directory, "-Dtimestamps.drain=6s")) {
			assertThat(service.visit().get().headers().firstValue("Connection")).isEmpty();

			service.terminate();

			Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> !service.isReady());
			HttpResponse<String> last = service.visit().get();
			assertThat(last.statusCode()).isEqualTo(201);
			assertThat(last.headers().firstValue("Connection")).contains("close");
		}
	}

	@Test
	void aReplicaThatEndsServesWhileConnectionsArriveButNotForever() throws Exception {
		try (ServiceProcess service = ServiceProcess.start(this.directory, "-Dtimestamps.drain=1s")) {
			service.terminate();
			Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> !service.isReady());
			long start = System.nanoTime();

			Duration served = Duration.ZERO;
			while (service.visit().handle((answer, error) -> error == null).get()) {
				served = Duration.ofNanos(System.nanoTime() - start);
				Thread.sleep(100);
			}

			assertThat(served).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(8));
			assertThat(service.end(20, TimeUnit.SECONDS)).isTrue();
		}
	}

	/**
	 * Reactor Netty drops such a request if the previous one has not quite ended.
	 */
	@Test
	void aRequestToCloseTheConnectionIsAnsweredRightAfterAnother() throws Exception {
		try (ServiceProcess service = ServiceProcess.start(this.directory);
				Socket socket = new Socket("127.0.0.1", URI.create(service.url()).getPort())) {
			String visit = "POST /visits HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n";

			socket.getOutputStream()
				.write((visit + "\r\n" + visit + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

			String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
			assertThat(answers.split("HTTP/1.1 201 Created")).hasSize(3);
			assertThat(answers).containsOnlyOnce("onnection: close");
		}
	}

	/**
	 * With reactor-netty 1.3.7, most of these connections stop answering sooner or later.
	 */
	@Test
	void aKeptConnectionIsAnsweredUnderLoad() throws Exception {
		try (ServiceProcess service = ServiceProcess.start(this.directory)) {
			List<CompletableFuture<?>> connections = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				connections.add(CompletableFuture.runAsync(() -> visitOneAfterAnother(service, 1500),
						(task) -> new Thread(task).start()));
			}

			CompletableFuture.allOf(connections.toArray(CompletableFuture[]::new)).get(100, TimeUnit.SECONDS);
		}
	}

	private static void visitOneAfterAnother(ServiceProcess service, int number) {
		for (int i = 0; i < number; i++) {
			assertThat(service.visit().orTimeout(15, TimeUnit.SECONDS).join().statusCode()).isEqualTo(201);
		}
	}

	private String shell(String command) {
		return Command.of("sh", "-c", command).in(this.directory).run();
	}

}
