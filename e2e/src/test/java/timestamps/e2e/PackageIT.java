package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The component as a package for others: generated SDKs, and an archive that needs no
 * Java.
 */
@OnCluster
@Order(12)
class PackageIT {

	private static final Path COMPONENT = Shell.ROOT.resolve("component");

	@Test
	void aJavaProgramDeploysWithTheSdkThatPulumiGenerates(EmbeddedCluster cluster) throws Exception {
		try (ForeignProgram program = ForeignProgram.copy("java")) {
			Path sources = program.folder().resolve("src");
			Path written = Files.move(sources, program.folder().resolve("written"));
			program.pulumiOfProject("package", "add", COMPONENT.toString());
			Shell.run("cp", "-r", program.folder() + "/sdks/stateful/src", program.folder().toString());
			Shell.run("cp", "-r", written + "/.", sources.toString());

			program.set(Map.of("image", Shell.run("e2e/program-image", "etcd"), "namespace", program.namespace())).up();

			assertThat(program.output("claimNames")).contains("data-single-0");
			Etcd etcd = new Etcd(program.endpoint());
			etcd.put("from", "Java");
			assertThat(etcd.get("from")).contains("Java");
			assertThat(cluster.set(program.namespace(), "single")).isNotNull();
		}
	}

	@Test
	void theGeneratedJavaSdkAndTheReadmesExampleCompile(EmbeddedCluster cluster, @TempDir Path folder)
			throws Exception {
		Shell
			.attempt(ForeignProgram.environment(Map.of()), "pulumi", "package", "gen-sdk", COMPONENT.toString(),
					"--language", "java", "--out", folder.toString())
			.succeeded();

		List<String> arguments = new ArrayList<>(List.of("javac", "-d", folder.resolve("classes").toString(), "-cp",
				System.getProperty("java.class.path")));
		try (Stream<Path> files = Files.walk(folder)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
		}
		Path example = folder.resolve("App.java");
		arguments
			.add(Files.writeString(example, Document.read("component/README.md").fenced("java").get(0)).toString());
		Shell.attempt(arguments.toArray(String[]::new)).succeeded();
		assertThat(folder.resolve("classes/com/pulumi/stateful/StatefulService.class")).exists();
	}

	@Test
	void theArchiveServesTheComponentWithoutJavaAndWithoutMaven(EmbeddedCluster cluster, @TempDir Path home)
			throws Exception {
		Path archive = Path.of(Shell.lastLine(Shell.run("component/package")));
		assertThat(archive.getFileName().toString())
			.matches("pulumi-resource-stateful-v1\\.0\\.0-linux-\\w+\\.tar\\.gz");
		Map<String, String> environment = ForeignProgram
			.environment(Map.of("PULUMI_HOME", home.toString(), "PATH", pathWithoutJava(home)));

		Result installed = Shell.attempt(environment, "pulumi", "plugin", "install", "resource", "stateful", "1.0.0",
				"--file", archive.toString());
		Result schema = Shell.attempt(environment, "pulumi", "package", "get-schema", "stateful@1.0.0");
		Path project = Files.createDirectories(home.resolve("project"));
		Files.writeString(project.resolve("Pulumi.yaml"), "name: shop\nruntime: yaml\n");
		Result added = Shell.attempt(environment, "sh", "-c", "cd $0 && pulumi package add stateful@1.0.0",
				project.toString());

		assertThat(Shell.attempt(environment, "java", "-version").status()).isEqualTo(127);
		installed.succeeded();
		assertThat(schema.succeeded()).contains("\"stateful:index:StatefulService\"", "\"version\": \"1.0.0\"");
		added.succeeded();
		assertThat(Files.readString(project.resolve("Pulumi.yaml"))).contains("stateful: stateful@1.0.0");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "OS_NAME=\"Windows\" | There is no archive for windows: what starts the plugin",
					"OS_NAME=\"Darwin\" | has no jmods to link a runtime for darwin-arm64 from.",
					"'' | is not the folder of a JDK" })
	void aPlatformForWhichThereIsNoArchiveIsRejected(String system, String reason, @TempDir Path jdk) throws Exception {
		if (!system.isEmpty()) {
			Files.writeString(jdk.resolve("release"), system + "\nOS_ARCH=\"aarch64\"\n");
		}

		Result result = Shell.attempt("component/package", jdk.toString());

		assertThat(result.status()).isEqualTo(1);
		assertThat(result.output().lines().toList()).hasSize(2)
			.satisfies((lines) -> assertThat(lines.get(0)).contains(reason))
			.satisfies((lines) -> assertThat(lines.get(1)).startsWith("→ "));
	}

	@Test
	void thePackageIsAddedFromAClone(EmbeddedCluster cluster, @TempDir Path folder) throws Exception {
		Shell.run("git", "clone", "--quiet", Shell.ROOT.toString(), folder.resolve("clone").toString());

		assertThat(added(folder, Map.of(), folder.resolve("clone/component").toString())).contains("to create");
	}

	@Test
	void thePackageIsAddedFromAnAddressWithATag(EmbeddedCluster cluster, @TempDir Path folder) throws Exception {
		Path repository = folder.resolve("acme/timestamps.git");
		Shell.run("git", "clone", "--quiet", "--bare", Shell.ROOT.toString(), repository.toString());
		Shell.run("git", "-C", repository.toString(), "tag", "--force", "v1.0.0");
		try (GitServer server = new GitServer(folder)) {
			assertThat(added(folder, Map.of("SSL_CERT_FILE", server.certificate()),
					server.address("acme/timestamps.git/component@v1.0.0")))
				.contains("to create");
		}
	}

	/**
	 * What a preview of README's example says, with the package added to a project and a
	 * Pulumi that know neither.
	 */
	private static String added(Path folder, Map<String, String> more, String source) throws IOException {
		Path home = folder.resolve("home");
		String kubernetes = "plugins/resource-kubernetes-v4.25.0";
		Shell.run("sh", "-c", "mkdir -p $0/plugins && cp -r .cluster/pulumi/" + kubernetes + " $0/" + kubernetes,
				home.toString());
		Map<String, String> environment = new TreeMap<>(ForeignProgram.environment(more));
		environment.put("PULUMI_HOME", home.toString());
		environment.put("PULUMI_BACKEND_URL", "file://" + home);
		Path project = Files.createDirectories(folder.resolve("project"));
		String example = Document.read("component/README.md").fenced("yaml").get(0);
		Files.writeString(project.resolve("Pulumi.yaml"),
				example.replace("packages:\n  stateful: ../timestamps/component\n", "")
					.replace("sha256:…", "sha256:" + "0".repeat(64)));

		String output = Shell
			.attempt(environment, "sh", "-c",
					"cd \"$0\" && pulumi package add \"$1\""
							+ " && pulumi stack init dev && pulumi preview --non-interactive",
					project.toString(), source)
			.succeeded();
		assertThat(Files.readString(project.resolve("Pulumi.yaml"))).contains("packages:\n  stateful: ");
		return output;
	}

	/** Makes a PATH with Pulumi and the programs of a shell script, but without Java. */
	private static String pathWithoutJava(Path folder) throws IOException {
		Path bin = Files.createDirectories(folder.resolve("path"));
		for (String tool : List.of("sh", "dirname", "readlink", "env")) {
			Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
		}
		Files.createSymbolicLink(bin.resolve("pulumi"), Shell.ROOT.resolve(".cluster/bin/pulumi").toRealPath());
		Path host = Path.of(Shell.tool("yaml-host"), "bin/pulumi-language-yaml");
		Files.createSymbolicLink(bin.resolve("pulumi-language-yaml"), host);
		return bin.toString();
	}

}
