package timestamps.e2e;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The templates for {@code pulumi new}; those of other languages are tested with their
 * SDKs.
 */
@OnCluster
@Order(12)
class TemplatesIT {

	@ParameterizedTest
	@ValueSource(strings = { "yaml", "java" })
	void oneCommandAfterPulumiNewDeploysAnImage(String language, EmbeddedCluster cluster, @TempDir Path folder,
			@TempDir Path backend) throws Exception {
		Template template = new Template(language);
		// `pulumi new` refuses a project that an earlier run has left in the tests' own.
		Map<String, String> environment = ForeignProgram.environment(Map.of("PULUMI_BACKEND_URL", "file://" + backend));
		template.generate(folder, environment, "--stack", "e2e-" + template.project(), "--config",
				"image=" + cluster.quickImage(), "--config", "replicas=1", "--config", "storageSize=64Mi");
		try (ForeignProgram program = ForeignProgram.in(folder, "e2e-" + template.project(), environment)) {
			program.up();

			assertThat(program.output("url")).contains("http://");
			assertThat(cluster.client().namespaces().withName(template.project()).get()).isNotNull();
		}
	}

}
