package timestamps.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import timestamps.kit.Shell;

/**
 * Generates SDKs of the component. The language hosts that are built here are older than
 * the CLI, and a program beside them does it; official ones on PATH do it themselves.
 */
final class SdkGenerator {

	/** Has the language hosts. */
	static final Path HOSTS = Path.of(Shell.tool("language-hosts"), "bin");

	private static final Path GENERATOR = HOSTS.resolve("sdk-generator");

	/** The component's schema. */
	static final String SCHEMA = Shell.run("sh", "-c",
			"pulumi package get-schema " + Shell.ROOT.resolve("component") + " 2>/dev/null");

	private SdkGenerator() {
	}

	/**
	 * Generates an SDK.
	 * @param schema the package's
	 * @param language as Pulumi calls its host
	 * @param folder the folder to write the SDK to
	 */
	static void generate(String schema, String language, Path folder) {
		try {
			Path file = Files.writeString(Files.createDirectories(folder).resolveSibling(language + "-schema.json"),
					schema);
			if (Files.exists(GENERATOR)) {
				Shell.run(GENERATOR.toString(), file.toString(), language, folder.toString());
				return;
			}
			Shell
				.attempt(ForeignProgram.environment(Map.of()), "pulumi", "package", "gen-sdk", file.toString(),
						"--local", "--language", language, "--out", folder.toString())
				.succeeded();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
