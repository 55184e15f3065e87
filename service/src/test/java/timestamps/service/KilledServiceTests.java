package timestamps.service;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The promise, tested by breaking the service: it is killed under 64 connections, again
 * and again, and its file is compared with every answer. {@code -Dcrashes=200} kills it
 * that often.
 */
class KilledServiceTests {

	private static final int CRASHES = Integer.getInteger("crashes", 5);

	private static final int CONNECTIONS = 64;

	private static final int MOST_VISITS_BEFORE_A_CRASH = 2000;

	@TempDir
	Path directory;

	private final Queue<String> answered = new ConcurrentLinkedQueue<>();

	private final Random random = new Random(20261121);

	@Test
	void answeredVisitSurvivesKill() throws Exception {
		Path data = this.directory.resolve("data");
		for (int crash = 0; crash < CRASHES; crash++) {
			try (ServiceProcess service = ServiceProcess.start(data)) {
				visitUntil(service, 1 + this.random.nextInt(MOST_VISITS_BEFORE_A_CRASH));
				service.kill();
			}
		}
		try (ServiceProcess service = ServiceProcess.start(data)) {
			assertThat(service.isAlive()).isTrue();
		}

		List<String> lines = Files.readAllLines(data.resolve("visits.ndjson"));
		assertThat(lines).allSatisfy((line) -> assertThat(line).hasSize(255));
		for (int i = 0; i < lines.size(); i++) {
			assertThat(lines.get(i)).startsWith("{\"sequence\":" + (i + 1) + ",");
		}
		Set<String> written = new HashSet<>();
		lines.forEach((line) -> written.add(line.substring(0, line.indexOf(",\"crc32c\"")) + "}"));
		Set<String> distinct = new HashSet<>(this.answered);
		assertThat(distinct).as("each answered once").hasSameSizeAs(this.answered).hasSizeGreaterThan(CRASHES);
		distinct.removeAll(written);
		assertThat(distinct).as("answered, but not in the file").isEmpty();
	}

	/**
	 * Keeps 64 visits under way until that many were answered; those under way then are
	 * left to their fate.
	 */
	private void visitUntil(ServiceProcess service, int number) throws InterruptedException {
		Semaphore connections = new Semaphore(CONNECTIONS);
		CountDownLatch enough = new CountDownLatch(number);
		while (enough.getCount() > 0 && service.isAlive()) {
			if (connections.tryAcquire(1, TimeUnit.SECONDS)) {
				service.visit().whenComplete((response, failure) -> {
					connections.release();
					note(response);
					enough.countDown();
				});
			}
		}
		enough.await();
	}

	private void note(HttpResponse<String> response) {
		if (response != null && response.statusCode() == 201) {
			this.answered.add(response.body());
		}
	}

}
