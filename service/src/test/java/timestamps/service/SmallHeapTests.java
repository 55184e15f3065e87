package timestamps.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timestamps.service.log.VisitLogs;

import static org.assertj.core.api.Assertions.assertThat;

/** Memory does not grow with the log: a heap of 64 MiB is enough for any. */
class SmallHeapTests {

	@TempDir
	Path directory;

	@Test
	void aMillionVisitsAreStreamed() throws Exception {
		VisitLogs.write(this.directory, 1, 1_000_000);

		try (ServiceProcess service = ServiceProcess.start(this.directory, "-Xmx64m");
				Stream<String> lines = service.get("/visits", "application/x-ndjson").body()) {
			assertThat(lines.count()).isEqualTo(1_000_000);
			assertThat(service.isAlive()).isTrue();
		}
	}

	@Test
	void tenMillionVisitsAreOpened() throws Exception {
		VisitLogs.write(this.directory, 10_000_000 - 2_000, 10_000_000);

		try (ServiceProcess service = ServiceProcess.start(this.directory, "-Xmx64m");
				Stream<String> page = service.get("/visits?limit=1", "application/json").body()) {
			assertThat(page.findFirst().orElseThrow()).contains("\"sequence\":10000000,");
		}
	}

	/**
	 * Each download keeps in memory what it has requested; one too many is refused. A
	 * second later, those that take too much memory are reset, and leave room for others.
	 */
	@Test
	void downloadsThatNobodyReadsDoNotPinTheLogInMemory() throws Exception {
		VisitLogs.write(this.directory, 1, 200_000);
		List<RawClient> clients = new ArrayList<>();
		try (ServiceProcess service = ServiceProcess.start(this.directory, "-Xmx64m")) {
			for (int i = 0; i < 40; i++) {
				clients.add(new RawClient(service.port()).send("GET /visits.ndjson HTTP/1.1\r\nHost: test\r\n\r\n"));
			}

			long refused = 0;
			for (RawClient client : clients) {
				refused += client.readStatus().contains(" 503 ") ? 1 : 0;
			}

			double reset = service.metric("connections_closed_total{port=\"service\",reason=\"answer\"}");
			assertThat(refused).isLessThanOrEqualTo(8);
			assertThat(refused + reset).isGreaterThanOrEqualTo(8);
			assertThat(service.visit().get().statusCode()).isEqualTo(201);
		}
		finally {
			for (RawClient client : clients) {
				client.close();
			}
		}
	}

}
