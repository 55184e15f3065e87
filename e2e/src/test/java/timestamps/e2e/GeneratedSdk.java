package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The component from a language whose SDK Pulumi generates. Hosts on PATH go before those
 * that are built here.
 */
@OnCluster
@TestInstance(Lifecycle.PER_CLASS)
abstract class GeneratedSdk {

	private static final String SECRET = "hush-hush";

	/** The language, as README and the folder of its program are called. */
	private final String name;

	/** The language, as Pulumi calls its host. */
	private final String host;

	private Path folder;

	private Map<String, String> environment;

	private Result compiled;

	GeneratedSdk(String name, String host) {
		this.name = name;
		this.host = host;
	}

	/** Compiles the SDK and makes it, and what it needs, known to the program. */
	abstract void install() throws IOException;

	/** Makes them known to a copy of the program with the files of a template. */
	void relink(Path copy) {
	}

	/**
	 * Compiles the program, and another one beside it, under strict checks.
	 */
	abstract Result compile(String source) throws IOException;

	/** README's example with an input that is misspelt. */
	abstract String misspelt(String example);

	/** Lines about the inputs that the program gets wrong. */
	String[] wrongInputs() {
		return new String[] { "livenessProbe.pth is no input. Did you mean path?",
				"port is \"http\"; allowed is a whole number", "replicas is \"101\"",
				"serviceType is \"loadbalancer\"" };
	}

	/** What goes before the rest of PATH. */
	String path() {
		return "";
	}

	@BeforeAll
	void generate(EmbeddedCluster cluster) throws IOException {
		this.folder = ForeignProgram.folder(this.name);
		String path = path() + ForeignProgram.environment(Map.of()).get("PATH") + ":" + SdkGenerator.HOSTS;
		this.environment = ForeignProgram.environment(Map.of("PATH", path));
		SdkGenerator.generate(SdkGenerator.SCHEMA, this.host, this.folder.resolve("sdks/stateful"));
		install();
		this.compiled = compile(example());
	}

	@Test
	void theSdkAndTheReadmesExampleCompileWithoutAWarning() {
		assertThat(this.compiled.output()).isEmpty();
		assertThat(this.compiled.status()).isZero();
	}

	@Test
	void aMisspeltInputDoesNotCompile() throws IOException {
		String misspelt = misspelt(example());
		Result rejected = compile(misspelt);

		assertThat(misspelt).isNotEqualTo(example());
		// Python's checker does not say which.
		assertThat(rejected.failed()).containsAnyOf("mountPaht", "MountPaht",
				"No overload variant of \"StatefulService\" matches");
	}

	@Test
	void everyWrongInputIsToldInOneErrorAndNothingIsCreated(EmbeddedCluster cluster) throws IOException {
		try (ForeignProgram program = program()) {
			Result result = program.set("options", "wrong").tryUp();

			result.failed();
			String diagnostics = result.output().substring(result.output().indexOf("\nDiagnostics:"));
			assertThat(diagnostics.split("Traceback")[0])
				.contains("The inputs of stateful:index:StatefulService \"etcd\" are wrong")
				.contains(wrongInputs());
			assertThat(result.output()).doesNotContain("\tat ", "    at ", "goroutine ");
			assertThat(namespace(cluster, program)).isNull();
		}
	}

	/**
	 * The options: a parent with an alias, and {@code protect}; then
	 * {@code retainOnDelete}.
	 */
	@Test
	void aServiceIsPreviewedDeployedLeftAsItIsMovedProtectedAndRetained(EmbeddedCluster cluster) throws IOException {
		try (ForeignProgram program = program()) {
			assertThat(program.pulumi("preview", "--non-interactive")).contains("to create");
			program.up();

			assertThat(program.endpoint()).startsWith("http://");
			assertThat(program.output("claimNames")).contains("\"data-etcd-0\"");
			assertThat(program.output("namespaceName")).contains(program.namespace());
			assertThat(program.output("statefulSet")).contains("etcd");
			PodSpec pod = pod(cluster, program);
			assertThat(pod.getNodeSelector()).as("of a transform").containsEntry("kubernetes.io/os", "linux");
			assertThat(pod.getContainers()).flatExtracting(Container::getEnv)
				.extracting(EnvVar::getName, EnvVar::getValue)
				.as("a secret, and what was unknown in the preview")
				.contains(tuple("TOKEN", SECRET), tuple("MAKER", "default/" + program.namespace() + "-maker"));
			String state = program.pulumi("stack", "export");
			assertThat(state).doesNotContain(SECRET);
			assertThat(dependencies(state, "after")).as("all of the service, or in Go the service")
				.anyMatch((urn) -> urn.matches(".*:StatefulS(et|ervice)::etcd"));

			program.pulumi("up", "--yes", "--skip-preview", "--non-interactive", "--expect-no-changes");

			String uid = namespace(cluster, program).getMetadata().getUid();

			program.set("options", "moved").up();
			Result refused = program.attempt("destroy", "--yes", "--skip-preview", "--non-interactive");
			assertThat(refused.failed()).contains("cannot be deleted", "because it is protected");

			program.set("options", "retained").up();
			program.destroy();

			Namespace retained = namespace(cluster, program);
			assertThat(retained.getMetadata().getUid()).isEqualTo(uid);
			assertThat(retained.getMetadata().getDeletionTimestamp()).isNull();
		}
	}

	@Test
	void theTemplateDeploysAnImageWhichDestroyRemoves(EmbeddedCluster cluster) throws IOException {
		Template template = new Template(this.name);
		Path copy = ForeignProgram.TARGET.resolve(template.project());
		run("sh", "-c", "rm -rf $0 && cp -a . $0", copy.toString());
		template.generate(copy, this.environment, "--generate-only");
		relink(copy);
		try (ForeignProgram program = ForeignProgram.in(copy, "e2e-" + template.project(), this.environment)) {
			program.set("image", cluster.quickImage())
				.set("mountPath", "/data")
				.set("port", "8080")
				.set("replicas", "1")
				.set("storageSize", "64Mi")
				.up();

			assertThat(program.output("url")).contains("http://");
			assertThat(cluster.client().namespaces().withName(template.project()).get()).isNotNull();
			program.destroy();
			assertThat(cluster.client().namespaces().withName(template.project()).get()).isNull();
		}
	}

	Path folder() {
		return this.folder;
	}

	/** Runs a command in the program's folder. */
	Result attempt(String... command) {
		String script = "cd " + this.folder + " && exec \"$@\"";
		List<String> all = new ArrayList<>(List.of("sh", "-c", script, "sh"));
		all.addAll(List.of(command));
		return Shell.attempt(this.environment, all.toArray(String[]::new));
	}

	/** Runs a command there that has to succeed. */
	String run(String... command) {
		Result result = attempt(command);
		result.succeeded();
		return result.output();
	}

	private String example() {
		List<String> examples = Document.read("component/README.md").fenced(this.name);
		assertThat(examples).hasSize(1);
		return examples.get(0);
	}

	private ForeignProgram program() {
		ForeignProgram program = ForeignProgram.in(this.folder, "e2e-" + this.name, this.environment);
		program.pulumi("config", "set", "--secret", "token", SECRET);
		program.set("image", Shell.run("e2e/program-image", "etcd"));
		program.set("namespace", program.namespace()).set("options", "none");
		return program;
	}

	private static Namespace namespace(EmbeddedCluster cluster, ForeignProgram program) {
		return cluster.client().namespaces().withName(program.namespace()).get();
	}

	private static PodSpec pod(EmbeddedCluster cluster, ForeignProgram program) {
		return cluster.set(program.namespace(), "etcd").getSpec().getTemplate().getSpec();
	}

	private static List<String> dependencies(String state, String name) {
		JsonArray resources = JsonParser.parseString(state)
			.getAsJsonObject()
			.getAsJsonObject("deployment")
			.getAsJsonArray("resources");
		JsonObject resource = resources.asList()
			.stream()
			.map(JsonElement::getAsJsonObject)
			.filter((each) -> each.get("urn").getAsString().endsWith("::" + name))
			.findFirst()
			.orElseThrow();
		return resource.getAsJsonArray("dependencies").asList().stream().map(JsonElement::getAsString).toList();
	}

}
