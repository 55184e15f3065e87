package timestamps.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A user with Pulumi, Maven and a JDK needs no {@code make}: the repository is a Pulumi
 * template, and a project made from it runs as it is, with an empty local Maven
 * repository.
 */
@OnCluster
class FreshCloneIT {

	@Test
	void aProjectOfTheTemplateRunsWithAnEmptyMavenRepositoryAndAsItIsChanged(EmbeddedCluster cluster,
			@TempDir Path folder) throws Exception {
		Path clone = folder.resolve("clone");
		Path project = folder.resolve("project");
		Shell.run("mkdir", clone.toString());
		Shell.run("sh", "-c", "git ls-files -z | xargs -0 tar -c --ignore-failed-read | tar -x -C " + clone);
		Path backend = Files.createDirectory(folder.resolve("stacks"));
		Map<String, String> environment = ForeignProgram.environment(Map.of("PULUMI_BACKEND_URL", "file://" + backend,
				"MAVEN_OPTS", "-Dmaven.repo.local=" + folder.resolve("repository")));

		Shell
			.attempt(environment, "pulumi", "new", clone.toString(), "--dir", project.toString(), "--name", "visitors",
					"--description", "Ours", "--stack", "e2e-new", "--yes", "--non-interactive", "--config",
					"visitors:image=registry.example/visitors:1", "--config", "visitors:replicas=5")
			.succeeded();

		assertThat(preview(environment, project)).contains("stateful:index:StatefulService timestamps create",
				"PersistentVolumeClaimPatch visits-timestamps-4 create");

		Path program = project.resolve("infra/src/main/java/timestamps/infra/TimestampStack.java");
		Files.writeString(program, Files.readString(program).replace("\"readme\"", "\"changed\""));
		assertThat(preview(environment, project)).contains("changed").doesNotContain("readme");
	}

	private static String preview(Map<String, String> environment, Path project) {
		return Shell
			.attempt(environment, "pulumi", "--cwd", project.toString(), "preview", "--non-interactive", "--stack",
					"e2e-new")
			.succeeded();
	}

}
