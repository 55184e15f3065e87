package timestamps.e2e;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** README's tables match the program. */
@OnCluster
@ResourceLock(Deployment.STACK)
class ReadmeIT {

	/** The deployed stack sets this, to another value than the default. */
	private static final String TIME_ZONE = "timeZone";

	@Test
	void readmesDefaultsAreTheProgramsAndItNamesEverySetting(DeployedStack stack) throws Exception {
		Map<String, String> settings = Document.read("README.md").table("Settings");
		Map<String, String> defaults = new TreeMap<>(settings);
		defaults.keySet().removeAll(List.of("image", "storageClass", "namespace", TIME_ZONE));

		assertThat(settings.keySet()).isEqualTo(Files.readAllLines(Shell.ROOT.resolve("Pulumi.prod.example.yaml"))
			.stream()
			.map(Pattern.compile("  timestamps:(\\w+):.*")::matcher)
			.filter(Matcher::matches)
			.map((line) -> line.group(1))
			.collect(Collectors.toSet()));
		assertThat(settings).containsEntry(TIME_ZONE, "UTC").containsEntry("namespace", "timestamps");
		assertThat(stack.plan(defaults).values()).allSatisfy((steps) -> assertThat(steps).isSubsetOf("same", "read"));
	}

	@Test
	void readmesOutputsAreTheStacks(DeployedStack stack) throws Exception {
		assertThat(Document.read("README.md").table("Outputs").keySet()).isEqualTo(stack.outputs().keySet());
	}

}
