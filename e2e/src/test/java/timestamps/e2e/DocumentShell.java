package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a page's commands from the repository's root, one after another in one shell, as
 * its reader would: on stack {@code dev}. A user's own stack of that name is not touched:
 * in a mount namespace, other files lie over its state and its settings, and it is in
 * another Kubernetes namespace, which is all that is changed in the commands.
 */
final class DocumentShell {

	static final String NAMESPACE = "timestamps-documents";

	private static final Path FOLDER = Shell.ROOT.resolve("e2e/target/documents");

	private static final String BOUNDARY = "-- next block --";

	private static final String APART = """
			set -euo pipefail
			for folder in stacks pulumi/workspaces; do
			  mkdir -p "$1/$folder" ".cluster/$folder"
			  mount --bind "$1/$folder" ".cluster/$folder"
			done
			mount --bind "$1/Pulumi.dev.yaml" Pulumi.dev.yaml
			exec bash -euo pipefail "$1/commands"
			""";

	private DocumentShell() {
	}

	/** A page's reader begins with the settings as they come. */
	static void resetSettings() throws IOException {
		Files.createDirectories(FOLDER);
		String salt = Files.readAllLines(Shell.ROOT.resolve("Pulumi.dev.yaml"))
			.stream()
			.filter((line) -> line.startsWith("encryptionsalt:"))
			.findFirst()
			.orElseThrow();
		Files.writeString(FOLDER.resolve("Pulumi.dev.yaml"),
				salt + "\nconfig:\n  timestamps:namespace: " + NAMESPACE + "\n");
	}

	/**
	 * Runs blocks of commands that all have to succeed, and returns what each printed.
	 */
	static List<String> run(List<String> blocks) throws IOException {
		List<String> commands = new ArrayList<>();
		for (String block : blocks) {
			commands.add(block.replace("-n timestamps", "-n " + NAMESPACE)
				.replace("/namespaces/timestamps/", "/namespaces/" + NAMESPACE + "/"));
		}
		Files.writeString(FOLDER.resolve("commands"), String.join("echo '" + BOUNDARY + "'\n", commands));
		Shell.Result result = Shell.attempt(Map.of("PULUMI_SKIP_CONFIRMATIONS", "true", "NO_COLOR", "1"), "unshare",
				"--mount", "bash", "-c", APART, "bash", FOLDER.toString());
		if (result.status() != 0) {
			throw new IllegalStateException("The commands exited with " + result.status() + ":\n" + result.output());
		}
		return List.of(result.output().split(BOUNDARY, -1));
	}

}
