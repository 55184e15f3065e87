package timestamps.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The compiled Pulumi CLI has everything that the embedded cluster uses, and refuses what
 * it lacks; an official CLI lacks nothing.
 */
class ToolchainIT {

	private static final Path PULUMI = Path.of(Shell.tool("pulumi"), "bin/pulumi");

	@TempDir
	private Path folder;

	/** On a machine with an official CLI of the same version, the cluster links to it. */
	private final boolean official = Files.isSymbolicLink(PULUMI);

	/**
	 * A script removes these features; if it no longer matches the CLI's sources, it may
	 * not fail.
	 */
	@Test
	void noCloudsSdkIsCompiled() {
		String modules = Shell.run("go", "version", "-m", PULUMI.toString());

		assertThat(modules).contains("github.com/pulumi/pulumi/pkg/v3");
		assertThat(Stream.of("aws-sdk-go", "azure-sdk-for-go", "cloud.google.com/go", "hashicorp/vault", "libopenapi"))
			.allMatch((module) -> modules.contains(module) == this.official);
	}

	@ParameterizedTest
	@ValueSource(strings = { "azblob", "gs", "postgres", "s3" })
	void backendOfACloudIsRefusedWithWhatToDo(String scheme) {
		assertLeftOut(pulumi("login", scheme + "://states"), scheme + ":// backends");
	}

	@ParameterizedTest
	@ValueSource(strings = { "awskms", "azurekeyvault", "gcpkms", "hashivault" })
	void secretsProviderOfACloudIsRefusedWithWhatToDo(String scheme) throws Exception {
		Files.writeString(this.folder.resolve("Pulumi.yaml"), "name: left-out\nruntime: yaml\n");

		Result init = pulumi("stack", "init", "dev", "--secrets-provider", scheme + "://key");

		assertLeftOut(init, scheme + ":// secrets providers");
	}

	@Test
	void pulumiCloudsApiIsRefusedWithWhatToDo() {
		assertLeftOut(pulumi("api", "list"), "pulumi api");
	}

	private Result pulumi(String... arguments) {
		String[] command = new String[arguments.length + 3];
		command[0] = PULUMI.toString();
		command[1] = "--cwd";
		command[2] = this.folder.toString();
		System.arraycopy(arguments, 0, command, 3, arguments.length);
		return Shell.attempt(
				Map.of("PULUMI_HOME", this.folder.toString(), "PULUMI_BACKEND_URL", "file://" + this.folder), command);
	}

	private void assertLeftOut(Result result, String what) {
		if (this.official) {
			assertThat(result.output()).doesNotContain("leaves out");
			return;
		}
		assertThat(result.failed()).contains("leaves out " + what)
			.contains("official CLI", "https://www.pulumi.com/docs/install/");
	}

}
