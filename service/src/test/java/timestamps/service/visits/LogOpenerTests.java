package timestamps.service.visits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import timestamps.service.ServiceProperties;
import timestamps.service.log.LogInUseException;
import timestamps.service.log.VisitLog;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class LogOpenerTests {

	@TempDir
	Path directory;

	@Test
	void aLogInUseIsWaitedForAndGoesOnWhereItsOwnerEnded(CapturedOutput output) throws Exception {
		FutureTask<VisitLog> replacement = new FutureTask<>(opening(Duration.ofHours(1)));
		try (VisitLog log = opening(Duration.ZERO).call()) {
			new Thread(replacement, "replacement").start();
			Awaitility.await().until(() -> output.getOut().contains("in use by replica timestamps-0"));
			log.append().get();
			assertThat(replacement).isNotDone();
		}

		try (VisitLog log = replacement.get()) {
			assertThat(log.append().get().sequence()).isEqualTo(2);
		}
		assertThat(output.getOut()).containsOnlyOnce("Waiting up to 3600 s: " + this.directory + " is in use");
	}

	@Test
	void aLogThatStaysInUseIsRefused() throws Exception {
		try (VisitLog log = opening(Duration.ZERO).call()) {
			assertThatExceptionOfType(LogInUseException.class).isThrownBy(opening(Duration.ofMillis(200))::call)
				.withMessageContaining("replica timestamps-0");

			assertThat(log.append().get().sequence()).isOne();
		}
	}

	@Test
	void whatIsCutOffIsTold(CapturedOutput output) throws Exception {
		try (VisitLog log = opening(Duration.ZERO).call()) {
			log.append().get();
		}
		Files.write(this.directory.resolve("visits.ndjson"), new byte[1000], StandardOpenOption.APPEND);

		opening(Duration.ZERO).call().close();

		assertThat(output.getOut()).containsOnlyOnce("Cut 1000 bytes off the log after visit 1");
	}

	private Callable<VisitLog> opening(Duration patience) {
		ServiceProperties properties = new ServiceProperties(this.directory, "timestamps-0", ZoneOffset.UTC, "",
				Duration.ZERO, Duration.ZERO, null, null);
		return () -> new LogOpener(patience).open(properties, Clock.systemUTC());
	}

}
