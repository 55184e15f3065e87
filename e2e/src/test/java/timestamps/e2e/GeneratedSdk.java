package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

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

/** Uses the component from a language for which Pulumi generates the SDK. */
@OnCluster
@TestInstance(Lifecycle.PER_CLASS)
abstract class GeneratedSdk {

	private static final String SECRET = "hush-hush";

	/** Made once, for all languages. */
	private static final class Image {

		static final String ETCD = Shell.run("e2e/program-image", "etcd");

	}

	private final Language language;

	/** The program below {@code examples} in this language. */
	private final String system;

	private Path folder;

	GeneratedSdk(Language language, String system) {
		this.language = language;
		this.system = system;
	}

	/** The path of a further program in the folder of the program. */
	abstract String path(String program);

	/** Compiles the program, and those beside it, under strict checks. */
	abstract Result compile();

	/** README's example with an input that is misspelt. */
	abstract String misspelt(String example);

	/** Lines about the inputs that the program gets wrong. */
	String[] wrongInputs() {
		return new String[] { "livenessProbe.pth is no input. Did you mean path?",
				"port is \"http\"; allowed is a whole number", "replicas is \"101\"",
				"serviceType is \"loadbalancer\"" };
	}

	@BeforeAll
	void install(EmbeddedCluster cluster) throws IOException {
		this.folder = ForeignProgram.folder(this.language.title());
		this.language.install(this.folder);
	}

	/** All in one go: most of the time goes into what they have in common. */
	@Test
	void sdkProgramsAndReadmesExampleCompileWithoutAWarningButNoMisspeltInput() throws IOException {
		List<String> examples = Document.read("component/README.md").fenced(this.language.title());
		assertThat(examples).hasSize(1);
		String misspelt = misspelt(examples.get(0));
		assertThat(misspelt).isNotEqualTo(examples.get(0));
		write("example", examples.get(0));
		write("misspelt", misspelt);
		write("system", Files.readString(Examples.FOLDER.resolve(this.system)));

		Result result = compile();

		assertThat(result.failed().lines().filter((line) -> !line.contains("misspelt"))).isEmpty();
		// Python's checker does not say which.
		assertThat(result.output()).containsAnyOf("mountPaht", "MountPaht",
				"No overload variant of \"StatefulService\" matches");
	}

	/**
	 * Wrong inputs; then the options: a transform; a parent with an alias,
	 * {@code protect} and {@code retainOnDelete}.
	 */
	@Test
	void aServiceIsRefusedDeployedLeftAsItIsMovedProtectedAndRetained(EmbeddedCluster cluster) throws IOException {
		try (ForeignProgram program = program()) {
			program.set("options", "wrong");
			everyWrongInputIsToldInOneErrorAndNothingIsCreated(cluster, program);

			// As a person does it, with a preview.
			Result up = program.set("options", "none").attempt("up", "--yes", "--non-interactive");
			assertThat(up.succeeded()).contains("Previewing update", "to create", " created");

			JsonObject outputs = JsonParser.parseString(program.pulumi("stack", "output", "--json")).getAsJsonObject();
			assertThat(outputs.get("endpoint").getAsString()).startsWith("http://");
			assertThat(outputs.get("claimNames").toString()).isEqualTo("[\"data-etcd-0\"]");
			assertThat(outputs.get("namespaceName").getAsString()).isEqualTo(program.namespace());
			assertThat(outputs.get("statefulSet").getAsString()).isEqualTo("etcd");
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

			program.pulumi("state", "unprotect", "--all", "--yes");
			program.destroy();

			Namespace retained = namespace(cluster, program);
			assertThat(retained.getMetadata().getUid()).isEqualTo(uid);
			assertThat(retained.getMetadata().getDeletionTimestamp()).isNull();
		}
	}

	private void everyWrongInputIsToldInOneErrorAndNothingIsCreated(EmbeddedCluster cluster, ForeignProgram program) {
		Result result = program.tryUp();

		result.failed();
		String diagnostics = result.output().substring(result.output().indexOf("\nDiagnostics:"));
		assertThat(diagnostics.split("Traceback")[0])
			.contains("The inputs of stateful:index:StatefulService \"etcd\" are wrong")
			.contains(wrongInputs());
		assertThat(result.output()).doesNotContain("\tat ", "    at ", "goroutine ");
		assertThat(namespace(cluster, program)).isNull();
	}

	@Test
	void theTemplateDeploysAnImageWhichDestroyRemoves(EmbeddedCluster cluster) throws IOException {
		Template template = new Template(this.language.title());
		Path project = ForeignProgram.TARGET.resolve(template.project());
		Shell.run("sh", "-c", "rm -rf $0 && mkdir -p $0", project.toString());
		template.generate(project, this.language.environment(), "--generate-only");
		this.language.install(project);
		try (ForeignProgram program = ForeignProgram.in(project, "e2e-" + template.project(),
				this.language.environment())) {
			program.configure(Set.of(), "image=" + cluster.quickImage(), "mountPath=/data", "port=8080", "replicas=1",
					"storageSize=64Mi");
			program.up();

			assertThat(program.output("url")).contains("http://");
			assertThat(cluster.client().namespaces().withName(template.project()).get()).isNotNull();
			program.destroy();
			assertThat(cluster.client().namespaces().withName(template.project()).get()).isNull();
		}
	}

	/** Runs a command in the program's folder. */
	Result attempt(String... command) {
		return this.language.attempt(this.folder, command);
	}

	private void write(String program, String source) throws IOException {
		Path file = this.folder.resolve(path(program));
		Files.createDirectories(file.getParent());
		Files.writeString(file, source);
	}

	private ForeignProgram program() {
		ForeignProgram program = ForeignProgram.in(this.folder, "e2e-" + this.language.title(),
				this.language.environment());
		program.configure(Set.of("token"), "token=" + SECRET, "image=" + Image.ETCD,
				"namespace=" + program.namespace());
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
