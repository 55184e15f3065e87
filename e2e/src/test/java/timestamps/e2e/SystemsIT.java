package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Systems that are widely used, as programs with the component: each that is written in
 * YAML can be previewed, and the API server would take every object. The others are
 * deployed by their own tests.
 */
@OnCluster
@Order(5)
class SystemsIT {

	@TempDir
	private static Path folder;

	private static Map<String, List<PreviewedObject>> systems;

	@BeforeAll
	static void preview(EmbeddedCluster cluster) throws Exception {
		systems = Examples.preview();
		Path namespaces = folder.resolve("namespaces.json");
		Files.writeString(namespaces,
				names().stream().map((system) -> namespace(system).toString()).collect(Collectors.joining("\n")));
		Shell.run("kubectl", "apply", "--filename=" + namespaces);
	}

	@AfterAll
	static void deleteNamespaces() {
		Shell.attempt("kubectl", "delete", "--wait=false", "--filename=" + folder.resolve("namespaces.json"));
	}

	static List<String> names() {
		return Examples.inYaml();
	}

	@Test
	void everyFieldIsInKubernetesSchema() throws Exception {
		List<Path> manifests = new ArrayList<>();
		for (String system : names()) {
			manifests.add(write(system, systems.get(system)));
		}

		assertThatTheSchemaKnowsEveryField(manifests);
	}

	static void assertThatTheSchemaKnowsEveryField(List<Path> manifests) {
		Result result = ManifestsIT.conform(Shell.tool("manifest-checks"),
				manifests.stream().map(Path::toString).toArray(String[]::new));

		assertThat(result.succeeded()).endsWith("Invalid: 0, Errors: 0, Skipped: 0");
	}

	@ParameterizedTest
	@MethodSource("names")
	void theApiServerTakesEveryObjectAndWarnsOfNone(String system) throws Exception {
		List<PreviewedObject> objects = systems.get(system)
			.stream()
			.filter((object) -> !object.isNamespace() && !object.isPatch())
			.toList();
		Path manifests = write(system, objects);

		Result result = Shell.attempt("kubectl", "apply", "--server-side", "--dry-run=server",
				"--filename=" + manifests);

		assertThat(result.output().lines()).hasSize(objects.size())
			.allMatch((line) -> line.endsWith(" serverside-applied (server dry run)"));
	}

	@Test
	void secretsAreInSecretsAlone() {
		Stream<String> holders = names().stream()
			.flatMap((system) -> systems.get(system)
				.stream()
				.filter(PreviewedObject::holdsSecret)
				.map((object) -> object.type() + " of " + system));

		assertThat(holders).isNotEmpty().allMatch((holder) -> holder.startsWith("kubernetes:core/v1:Secret "));
	}

	@Test
	void readmeListsTheSystemsAndEachHasAPage() {
		assertThat(Document.groups("(?m)^\\| \\[[^\\]]+]\\((\\w+)\\) \\|", Document.read("examples/README.md").text()))
			.containsExactlyInAnyOrderElementsOf(Examples.names());
		assertThat(Examples.names())
			.allSatisfy((system) -> assertThat(Document.read("examples/" + system + "/README.md").text())
				.contains("pulumi up"));
	}

	@Test
	void everySystemInAnotherLanguageIsDeployedByATestOfItsOwn() {
		assertThat(Examples.names()).filteredOn((system) -> !names().contains(system))
			.hasSize(4)
			.allSatisfy((system) -> assertThat(testClass(system).getSuperclass()).isEqualTo(ExampleServer.class));
	}

	private static Class<?> testClass(String system) throws ClassNotFoundException {
		return Class.forName(SystemsIT.class.getPackageName() + "." + system.substring(0, 1).toUpperCase(Locale.ROOT)
				+ system.substring(1) + "ExampleIT");
	}

	/** With the Pod Security profile of the system's own. */
	private static JsonObject namespace(String system) {
		JsonObject namespace = systems.get(system)
			.stream()
			.filter((object) -> object.type().endsWith(":NamespacePatch"))
			.map(PreviewedObject::manifest)
			.findFirst()
			.orElseThrow()
			.deepCopy();
		namespace.getAsJsonObject("metadata").addProperty("name", "dry-run-" + system);
		return namespace;
	}

	private static Path write(String system, List<PreviewedObject> objects) throws IOException {
		return write(folder, system, "dry-run-" + system, objects);
	}

	static Path write(Path folder, String system, String namespace, List<PreviewedObject> objects) throws IOException {
		Path manifests = Files.createTempFile(folder, system, ".json");
		return Files.writeString(manifests, "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": ["
				+ objects.stream().map((object) -> object.in(namespace).toString()).collect(Collectors.joining(","))
				+ "]}");
	}

}
