package timestamps.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** The scripts keep shellcheck's rules and this project's own. */
@Order(2)
class ScriptsIT {

	@Test
	void shellcheckFindsNothing() {
		List<String> scripts = scripts();
		List<String> command = new ArrayList<>(List.of("shellcheck", "--external-sources", "--severity=warning",
				"--source-path=SCRIPTDIR:SCRIPTDIR/..:.", "--"));
		command.addAll(scripts);

		Result result = Shell.attempt(command.toArray(String[]::new));

		assertThat(scripts).contains("commands/deploy", "cluster/env", "cluster/components/etcd", "infra/mvnw",
				"component/launch", "operations/backup");
		assertThat(result.succeeded()).isEmpty();
	}

	@Test
	void everyErrorOfTheScriptsEndsWithWhatToDoNext() throws IOException {
		Map<String, String> scripts = new TreeMap<>();
		for (String script : scripts().stream()
			.filter((script) -> script.matches("(cluster|commands|operations)/.*"))
			.toList()) {
			scripts.put(script, Files.readString(Shell.ROOT.resolve(script)).replace("\\\n", " "));
		}
		List<String> ends = scripts.keySet()
			.stream()
			.filter((script) -> Pattern.compile("\\bexit [1-9]").matcher(scripts.get(script)).find())
			.toList();
		List<String> failures = scripts.values()
			.stream()
			.flatMap((script) -> Pattern.compile("\\bfail \".*").matcher(script).results())
			.map(MatchResult::group)
			.toList();

		// The scripts that define fail, one whose change would rebuild everybody's tools,
		// and two that print their usage.
		assertThat(ends).containsExactly("cluster/say", "cluster/toolchain/compile", "operations/archive",
				"operations/backup", "operations/restore");
		assertThat(Files.readString(Shell.ROOT.resolve(ends.get(1)))).contains("Install Go 1.21 or newer");
		String argument = "\"([^\"\\\\]|\\\\.)*\"";
		assertThat(failures).hasSizeGreaterThan(10)
			.allMatch((failure) -> failure.matches("fail " + argument + " +" + argument));
	}

	@Test
	void actionsOfTheWorkflowsArePinnedByTheirCommit() {
		List<String> actions = Shell.run("git", "grep", "--no-line-number", "-h", "uses:", "--", ".github")
			.lines()
			.toList();

		assertThat(actions).isNotEmpty().allMatch((action) -> action.matches(".*uses: [\\w/-]+@[0-9a-f]{40} # v\\d.*"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/tmp/white space",
			"/tmp/a-name-that-is-longer-than-what-the-path-of-a-socket-leaves-for-the-folder" })
	void anErrorsLastLineIsWhatToDoNext(String folder) {
		Result result = Shell.attempt(Map.of("TIMESTAMPS_STATE", folder), "cluster/prerequisites");

		assertThat(result.status()).isEqualTo(1);
		assertThat(result.output().lines().toList()).hasSize(2)
			.satisfies((lines) -> assertThat(lines.get(0)).contains(folder))
			.satisfies((lines) -> assertThat(lines.get(1)).isEqualTo("→ Clone the repository into another folder."));
	}

	@ParameterizedTest
	@CsvSource({ "bash, .", "bash, e2e", "bash, /", "zsh, .", "zsh, e2e", "zsh, /", "dash, ." })
	void theEnvironmentIsThatOfTheRepositoryWhereverItIsSourced(String shell, String folder) {
		String script = "cd \"$1\" && . \"$2\" && echo \"$KUBECONFIG\" && command -v pulumi";

		Result result = Shell.attempt(Map.of("KUBECONFIG", "", "PATH", "/usr/bin:/bin"), shell, "-c", script, shell,
				folder, Shell.ROOT.resolve("cluster/env").toString());

		assertThat(result.output().lines().findFirst()).contains(Shell.ROOT.resolve(".cluster/kubeconfig").toString());
	}

	@Test
	void aShellThatCannotTellWhereTheEnvironmentIsFails() {
		Result result = Shell.attempt(Map.of("KUBECONFIG", "untouched"), "dash", "-c",
				"cd / && . \"$0\" || echo \"$? $KUBECONFIG\"", Shell.ROOT.resolve("cluster/env").toString());

		assertThat(result.output()).contains("cd to the root of the repository").endsWith("1 untouched");
	}

	@Test
	void whatMavenDownloadsIsComparedWithItsChecksum() throws IOException {
		assertThat(Files.readAllLines(Shell.ROOT.resolve(".mvn/maven.config"))).contains("--strict-checksums");
	}

	/** With the command with which Pulumi's Java host prepares a plugin. */
	@Test
	void thePluginsClassesAreArchivedBeforeItsFirstRun() throws IOException {
		Shell.run("component/mvnw", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "--no-transfer-progress",
				"compile");

		try (Stream<Path> files = Files.walk(Shell.ROOT.resolve("component/target"), 2)) {
			assertThat(files.map(Path::toString)).anyMatch((file) -> file.matches(".*/program-\\w+/classes\\.jsa"));
		}
	}

	/** All files whose first line says that they are scripts. */
	private static List<String> scripts() {
		return Stream.of(Shell.run("git", "ls-files", "--cached", "--others", "--exclude-standard").split("\n"))
			.filter((file) -> isScript(Shell.ROOT.resolve(file)))
			.toList();
	}

	private static boolean isScript(Path file) {
		try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
			return lines.findFirst().filter((line) -> line.matches("#!.*\\b(ba)?sh|# shellcheck shell=.*")).isPresent();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
