package timestamps.service;

import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The promise, tested with kills: the service is killed again and again under 64
 * connections, and its file is compared with every answer. {@code -Dcrashes=200} sets how
 * often.
 */
class KilledServiceTests {

	private static final int CRASHES = Integer.getInteger("crashes", 5);

	private static final int CONNECTIONS = 64;

	private static final int MOST_VISITS_BEFORE_A_CRASH = 2000;

	@TempDir
	Path directory;

	private final Visitors visitors = new Visitors(CONNECTIONS);

	private final Random random = new Random(20261121);

	@Test
	void answeredVisitSurvivesKill() throws Exception {
		Path data = this.directory.resolve("data");
		for (int crash = 0; crash < CRASHES; crash++) {
			try (ServiceProcess service = ServiceProcess.start(data)) {
				this.visitors.visitUntil(service, 1 + this.random.nextInt(MOST_VISITS_BEFORE_A_CRASH));
				service.kill();
			}
		}
		try (ServiceProcess service = ServiceProcess.start(data)) {
			assertThat(service.isAlive()).isTrue();
		}

		assertThat(this.visitors.answered()).hasSizeGreaterThan(CRASHES);
		WrittenVisits.assertHold(data.resolve("visits.ndjson"), this.visitors.answered(),
				"killed " + CRASHES + " times");
	}

}
