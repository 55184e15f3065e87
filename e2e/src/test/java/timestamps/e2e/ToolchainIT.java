package timestamps.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The compiled Pulumi CLI has everything that the embedded cluster uses, and refuses what
 * it lacks.
 */
class ToolchainIT {

	private static final Path PULUMI = Path.of(Shell.tool("pulumi"), "bin/pulumi");

	@TempDir
	private Path folder;

	/**
	 * Skips the tests if PATH has an official CLI of the same version, which is then used
	 * instead.
	 */
	@BeforeEach
	void takesTheCliThatIsCompiledHere() {
		assumeThat(Files.isSymbolicLink(PULUMI)).isFalse();
	}

	/**
	 * A script removes these features; if it no longer matches the CLI's sources, it may
	 * not fail.
	 */
	@Test
	void noCloudsSdkIsCompiled() {
		String modules = Shell.run("go", "version", "-m", PULUMI.toString());

		assertThat(modules).contains("github.com/pulumi/pulumi/pkg/v3")
			.doesNotContain("aws-sdk-go", "azure-sdk-for-go", "cloud.google.com/go", "hashicorp/vault", "libopenapi");
	}

	@ParameterizedTest
	@ValueSource(strings = { "azblob", "gs", "postgres", "s3" })
	void backendOfACloudIsRefusedWithWhatToDo(String scheme) {
		Shell.Result login = pulumi("login", scheme + "://states");

		assertRefused(login, scheme + ":// backends");
	}

	@ParameterizedTest
	@ValueSource(strings = { "awskms", "azurekeyvault", "gcpkms", "hashivault" })
	void secretsProviderOfACloudIsRefusedWithWhatToDo(String scheme) throws Exception {
		Files.writeString(this.folder.resolve("Pulumi.yaml"), "name: left-out\nruntime: yaml\n");

		Shell.Result init = pulumi("stack", "init", "dev", "--secrets-provider", scheme + "://key");

		assertRefused(init, scheme + ":// secrets providers");
	}

	@Test
	void pulumiCloudsApiIsRefusedWithWhatToDo() {
		Shell.Result list = pulumi("api", "list");

		assertRefused(list, "pulumi api");
	}

	private Shell.Result pulumi(String... arguments) {
		String[] command = new String[arguments.length + 3];
		command[0] = PULUMI.toString();
		command[1] = "--cwd";
		command[2] = this.folder.toString();
		System.arraycopy(arguments, 0, command, 3, arguments.length);
		return Shell.attempt(
				Map.of("PULUMI_HOME", this.folder.toString(), "PULUMI_BACKEND_URL", "file://" + this.folder), command);
	}

	private static void assertRefused(Shell.Result result, String what) {
		assertThat(result.status()).isPositive();
		assertThat(result.output()).contains("leaves out " + what)
			.contains("official CLI", "https://www.pulumi.com/docs/install/");
	}

}
