package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

			program.set("image", Shell.run("e2e/program-image", "etcd")).set("namespace", program.namespace()).up();

			assertThat(program.output("claimNames")).contains("data-single-0");
			Etcd etcd = new Etcd(program.endpoint());
			etcd.put("from", "Java");
			assertThat(etcd.get("from")).contains("Java");
			assertThat(cluster.client().apps().statefulSets().inNamespace(program.namespace()).withName("single").get())
				.isNotNull();
		}
	}

	@Test
	void theGeneratedJavaSdkCompiles(EmbeddedCluster cluster, @TempDir Path folder) throws Exception {
		Shell.Result generated = Shell.attempt(ForeignProgram.environment(Map.of()), "pulumi", "package", "gen-sdk",
				COMPONENT.toString(), "--language", "java", "--out", folder.toString());
		assertThat(generated.status()).as(generated.output()).isZero();

		List<String> arguments = new ArrayList<>(List.of("javac", "-d", folder.resolve("classes").toString(), "-cp",
				System.getProperty("java.class.path")));
		try (Stream<Path> files = Files.walk(folder)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
		}
		Shell.Result compiled = Shell.attempt(arguments.toArray(String[]::new));

		assertThat(compiled.status()).as(compiled.output()).isZero();
		assertThat(folder.resolve("classes/com/pulumi/stateful/StatefulService.class")).exists();
	}

	@Test
	void theArchiveServesTheComponentWithoutJavaAndWithoutMaven(EmbeddedCluster cluster, @TempDir Path home)
			throws Exception {
		Path archive = Path.of(lastLine(Shell.run("component/package")));
		assertThat(archive.getFileName().toString())
			.matches("pulumi-resource-stateful-v1\\.0\\.0-linux-\\w+\\.tar\\.gz");
		Map<String, String> environment = ForeignProgram
			.environment(Map.of("PULUMI_HOME", home.toString(), "PATH", pathWithoutJava(home)));

		Shell.Result installed = Shell.attempt(environment, "pulumi", "plugin", "install", "resource", "stateful",
				"1.0.0", "--file", archive.toString());
		Shell.Result schema = Shell.attempt(environment, "pulumi", "package", "get-schema", "stateful@1.0.0");

		assertThat(Shell.attempt(environment, "java", "-version").status()).isEqualTo(127);
		assertThat(installed.status()).as(installed.output()).isZero();
		assertThat(schema.output()).contains("\"stateful:index:StatefulService\"", "\"version\": \"1.0.0\"");
		assertThat(schema.status()).isZero();
	}

	/** Makes a PATH with Pulumi and the programs of a shell script, but without Java. */
	private static String pathWithoutJava(Path folder) throws IOException {
		Path bin = Files.createDirectories(folder.resolve("path"));
		for (String tool : List.of("sh", "dirname", "readlink", "env")) {
			Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
		}
		Files.createSymbolicLink(bin.resolve("pulumi"), Shell.ROOT.resolve(".cluster/bin/pulumi").toRealPath());
		return bin.toString();
	}

	private static String lastLine(String output) {
		return Stream.of(output.split("\n")).reduce((first, second) -> second).orElseThrow();
	}

}
