package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the approved manifests with kubeconform, with the OpenAPI schemas of the
 * cluster's Kubernetes, and with kube-score.
 */
class ManifestsIT {

	private static final Path STACK = Shell.ROOT.resolve("infra/src/test/approved");

	private static final Path COMPONENT = Shell.ROOT.resolve("component/src/test/approved");

	private static String tools;

	@BeforeAll
	static void buildTools() {
		tools = Shell.tool("manifest-checks");
	}

	static Stream<Path> manifests() throws IOException {
		return Stream.concat(Files.list(STACK), Files.list(COMPONENT)).sorted();
	}

	@ParameterizedTest
	@MethodSource("manifests")
	void everyFieldIsInKubernetesSchema(Path manifests) throws Exception {
		long objects = Files.readString(manifests).lines().filter((line) -> line.startsWith("kind: ")).count();

		assertThat(conform(tools, manifests.toString()).succeeded())
			.endsWith("Valid: " + objects + ", Invalid: 0, Errors: 0, Skipped: 0");
	}

	@Test
	void aFieldThatKubernetesDoesNotKnowWouldBeFound(@TempDir Path folder) throws Exception {
		String manifests = Files.readString(STACK.resolve("default.yaml"));
		Path wrong = folder.resolve("wrong.yaml");
		Files.writeString(wrong, manifests.replace("minReadySeconds:", "minReadyMinutes:"));

		assertThat(conform(tools, wrong.toString()).output()).contains("minReadyMinutes", "Invalid: 1");
	}

	@ParameterizedTest
	@MethodSource("manifests")
	void kubeScoreFindsNothingCriticalAndNothingToWarnOf(Path manifests) {
		Result result = Shell.attempt(tools + "/bin/kube-score", "score", "--exit-one-on-warning", "--output-format=ci",
				manifests.toString());

		assertThat(result.succeeded()).contains("[OK]").doesNotContain("[CRITICAL]", "[WARNING]");
	}

	/** What kubeconform says of files of manifests. */
	static Result conform(String tools, String... manifests) {
		List<String> command = new ArrayList<>(List.of(tools + "/bin/kubeconform", "-strict", "-summary",
				"-schema-location", tools + "/schemas/{{ .ResourceKind }}{{ .KindSuffix }}.json"));
		command.addAll(List.of(manifests));
		return Shell.attempt(command.toArray(String[]::new));
	}

}
