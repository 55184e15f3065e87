package stateful;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import java.util.logging.Logger;

import com.pulumi.deployment.internal.DeploymentImpl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PatientSdkTests {

	@Test
	void theSdkLogsWhatIsLeftWhereItLooksForIt() throws IOException {
		try (InputStream loop = DeploymentImpl.class.getResourceAsStream("DeploymentImpl$DefaultRunner.class")) {
			assertThat(new String(loop.readAllBytes(), StandardCharsets.ISO_8859_1)).contains("Remaining tasks");
		}
	}

	@Test
	void theSdkIsGivenTheLoggerThatPauses() {
		LogManager.getLogManager().reset();

		PatientSdk.install();

		assertThat(Logger.getLogger(DeploymentImpl.class.getName()).getClass().getName())
			.startsWith(PatientSdk.class.getName());
	}

}
