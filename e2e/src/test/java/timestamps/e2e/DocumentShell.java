package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

/**
 * Runs a page's commands from the repository's root, one after another in one shell, as
 * its reader would: on stack {@code dev}. A user's own stack of that name is not touched:
 * a mount namespace hides its state and its settings behind other files, and the commands
 * use another Kubernetes namespace, which is the only change to them.
 * {@code target/documents} keeps the output of each page, with the time of each block.
 */
final class DocumentShell {

	static final String NAMESPACE = "timestamps-documents";

	private static final Path FOLDER = Shell.ROOT.resolve("e2e/target/documents");

	/** The temporary folder of the commands. */
	private static final Path TEMPORARY = FOLDER.resolve("tmp");

	private static final String BOUNDARY = "-- block ends, seconds: ";

	private static final String APART = """
			set -euo pipefail
			for folder in stacks pulumi/workspaces; do
			  mkdir -p "$1/$folder" ".cluster/$folder"
			  mount --bind "$1/$folder" ".cluster/$folder"
			done
			mount --bind "$1/Pulumi.dev.yaml" Pulumi.dev.yaml
			exec bash -euo pipefail "$1/$2.sh"
			""";

	/**
	 * Stands in for make: targets that would stop the cluster, start this test again or
	 * take minutes only have to exist.
	 */
	private static final String STAND_INS = """
			make() {
			  case ${1:-help} in
			    test | down | soak | bench | image | package) command make --dry-run "$@" >/dev/null ;;
			    *) script -qec "stty rows 40 columns 120; make $*" /dev/null ;;
			  esac
			}
			""";

	/**
	 * No questions, as nobody could answer them, and no preview before an up.
	 */
	private static final Map<String, String> VARIABLES = Map.of("PULUMI_SKIP_CONFIRMATIONS", "true",
			"PULUMI_OPTION_SKIP_PREVIEW", "true", "NO_COLOR", "1", "TMPDIR", TEMPORARY.toString());

	private DocumentShell() {
	}

	/** Sets the stack's settings to those of the repository, and some more. */
	static void settings(String... settings) throws IOException {
		Files.createDirectories(TEMPORARY);
		String salt = Files.readAllLines(Shell.ROOT.resolve("Pulumi.dev.yaml"))
			.stream()
			.filter((line) -> line.startsWith("encryptionsalt:"))
			.findFirst()
			.orElseThrow();
		Files.writeString(FOLDER.resolve("Pulumi.dev.yaml"), salt + "\nconfig:\n  timestamps:namespace: " + NAMESPACE
				+ "\n" + Stream.of(settings).map("  timestamps:%s\n"::formatted).collect(Collectors.joining()));
	}

	/**
	 * Runs blocks of commands that all must succeed, and returns the output of each.
	 */
	static List<String> run(String page, List<String> blocks) throws IOException {
		String name = page.replace('/', '-');
		List<String> commands = new ArrayList<>(List.of(STAND_INS));
		for (String block : blocks) {
			commands.add(block.replace("-n timestamps", "-n " + NAMESPACE)
				.replace("/namespaces/timestamps/", "/namespaces/" + NAMESPACE + "/") + "echo \"" + BOUNDARY
					+ "$SECONDS\"\n");
		}
		Files.writeString(FOLDER.resolve(name + ".sh"), String.join("", commands));

		Result result = Shell.attempt(VARIABLES, "unshare", "--mount", "--propagation=slave", "bash", "-c", APART,
				"bash", FOLDER.toString(), name);

		Files.writeString(FOLDER.resolve(name + ".log"), result.output() + "\n");
		if (result.status() != 0) {
			throw new IllegalStateException(page + " exited with " + result.status() + ":\n" + result.output());
		}
		List<String> outputs = List.of(result.output().split(BOUNDARY + "\\d+\n?", -1));
		return outputs.subList(0, blocks.size());
	}

}
