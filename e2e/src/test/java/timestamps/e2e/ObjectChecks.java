package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** What is checked of the objects of each program below {@code examples}. */
final class ObjectChecks {

	private ObjectChecks() {
	}

	/** Writes the objects to a new file, as they would be in a namespace. */
	static Path write(Path folder, String namespace, List<PreviewedObject> objects) throws IOException {
		Path manifests = Files.createTempFile(folder, namespace, ".json");
		return Files.writeString(manifests, "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": ["
				+ objects.stream().map((object) -> object.in(namespace).toString()).collect(Collectors.joining(","))
				+ "]}");
	}

	static void everyFieldIsInKubernetesSchema(Collection<Path> manifests) {
		Result result = ManifestsIT.conform(Shell.tool("manifest-checks"),
				manifests.stream().map(Path::toString).toArray(String[]::new));

		assertThat(result.succeeded()).endsWith("Invalid: 0, Errors: 0, Skipped: 0");
	}

	/** Those of the namespace, which is there, as a dry run. */
	static void theApiServerTakesEveryObjectAndWarnsOfNone(Path folder, String namespace, List<PreviewedObject> all)
			throws IOException {
		List<PreviewedObject> objects = all.stream()
			.filter((object) -> !object.isNamespace() && !object.isPatch())
			.toList();

		Result result = Shell.attempt("kubectl", "apply", "--server-side", "--force-conflicts", "--dry-run=server",
				"--filename=" + write(folder, namespace, objects));

		assertThat(result.output().lines()).hasSize(objects.size())
			.allMatch((line) -> line.endsWith(" serverside-applied (server dry run)"));
	}

	static void secretsAreInSecretsAlone(List<PreviewedObject> objects, boolean hasSecrets) {
		Set<String> holders = objects.stream()
			.filter(PreviewedObject::holdsSecret)
			.map(PreviewedObject::type)
			.collect(Collectors.toSet());

		assertThat(holders).isEqualTo(hasSecrets ? Set.of("kubernetes:core/v1:Secret") : Set.of());
	}

}
