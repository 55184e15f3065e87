package timestamps.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Systems that are widely used, as programs with the component: each in YAML can be
 * previewed, and the API server would take every object. {@link ExampleServer} checks the
 * others where it deploys them.
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
			manifests.add(ObjectChecks.write(folder, namespaceOf(system), systems.get(system)));
		}

		ObjectChecks.everyFieldIsInKubernetesSchema(manifests);
	}

	@ParameterizedTest
	@MethodSource("names")
	void theApiServerTakesEveryObjectAndWarnsOfNone(String system) throws Exception {
		ObjectChecks.theApiServerTakesEveryObjectAndWarnsOfNone(folder, namespaceOf(system), systems.get(system));
	}

	@Test
	void secretsAreInSecretsAlone() {
		ObjectChecks.secretsAreInSecretsAlone(systems.values().stream().flatMap(List::stream).toList(), true);
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

	@Test
	void readmeListsTheSystemsAndEachHasAPage() {
		assertThat(Document.groups("(?m)^\\| \\[[^\\]]+]\\((\\w+)\\) \\|", Document.read("examples/README.md").text()))
			.containsExactlyInAnyOrderElementsOf(Examples.names());
		assertThat(Examples.names())
			.allSatisfy((system) -> assertThat(Document.read("examples/" + system + "/README.md").text())
				.contains("pulumi up"));
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
		namespace.getAsJsonObject("metadata").addProperty("name", namespaceOf(system));
		return namespace;
	}

	private static String namespaceOf(String system) {
		return "dry-run-" + system;
	}

}
