package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import timestamps.kit.Shell;

/**
 * A template of the component for {@code pulumi new}. It uses this repository's package
 * instead of the released one, which the template names by its address.
 *
 * @param name the folder of the template
 */
record Template(String name) {

	private static final String RELEASE = "git.example/timestamps/component@v1.0.0";

	/** What the project, its service and its namespace are called. */
	String project() {
		return "template-" + this.name;
	}

	/** Makes a project of it, in a folder. */
	void generate(Path folder, Map<String, String> environment, String... more) throws IOException {
		Path template = ForeignProgram.TARGET.resolve(project() + ".template");
		ForeignProgram.copy(Shell.ROOT.resolve("component/templates").resolve(this.name), template);
		Path settings = template.resolve("Pulumi.yaml");
		Files.writeString(settings,
				Files.readString(settings).replace(RELEASE, Shell.ROOT.resolve("component").toString()));
		// There, as the Java host leaves a file where it is called.
		List<String> command = new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", folder.toString(),
				"pulumi", "new", template.toString(), "--yes", "--force", "--name", project()));
		command.addAll(List.of(more));
		Shell.attempt(environment, command.toArray(String[]::new)).succeeded();
	}

}
