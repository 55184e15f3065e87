package stateful.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import java.util.logging.Logger;

import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.test.internal.PulumiTestInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PatientSdkTests {

	@Test
	void theSdkLogsWhatIsLeftWhereItLooksForIt() throws IOException {
		try (InputStream loop = DeploymentImpl.class.getResourceAsStream("DeploymentImpl$DefaultRunner.class")) {
			assertThat(new String(loop.readAllBytes(), StandardCharsets.ISO_8859_1)).contains("Remaining tasks");
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { DeploymentImpl.class, PulumiTestInternal.class })
	void theSdkIsGivenTheLoggerThatPauses(Class<?> user) {
		LogManager.getLogManager().reset();

		PatientSdk.install();

		assertThat(Logger.getLogger(user.getName()).getClass().getName()).startsWith(PatientSdk.class.getName());
	}

}
