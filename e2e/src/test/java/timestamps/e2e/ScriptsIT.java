package timestamps.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The scripts, as shellcheck reads them. */
class ScriptsIT {

	@Test
	void shellcheckFindsNothing() {
		List<String> scripts = scripts();
		List<String> command = new ArrayList<>(List.of("shellcheck", "--external-sources", "--severity=warning",
				"--source-path=SCRIPTDIR:SCRIPTDIR/..:.", "--"));
		command.addAll(scripts);

		Shell.Result result = Shell.attempt(command.toArray(String[]::new));

		assertThat(scripts).contains("cluster/deploy", "cluster/env", "cluster/components/etcd", "infra/mvnw",
				"operations/backup");
		assertThat(result.output()).isEmpty();
		assertThat(result.status()).isZero();
	}

	/** Whatever says in its first line that it is one. */
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
