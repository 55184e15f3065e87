package timestamps.e2e;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands of README and docs do what is said there. */
@ExtendWith(Deployment.class)
class DocumentedCommandsIT {

	@Test
	void everyCommandRunsAndPrintsWhatThePageSays(EmbeddedCluster cluster) throws Exception {
		try {
			for (Document document : Document.all()) {
				DocumentShell.resetSettings();
				List<Document.Block> blocks = document.blocks()
					.stream()
					.filter((block) -> block.reason().isEmpty())
					.toList();
				if (blocks.isEmpty()) {
					continue;
				}

				List<String> outputs = DocumentShell.run(blocks.stream().map(Document.Block::commands).toList());

				assertThat(outputs).hasSameSizeAs(blocks);
				for (int i = 0; i < blocks.size(); i++) {
					assertPrints(blocks.get(i), document.name(), outputs.get(i));
				}
			}
		}
		finally {
			cluster.client().persistentVolumeClaims().inNamespace(DocumentShell.NAMESPACE).delete();
			DocumentShell.run(List.of("""
					. cluster/env
					pulumi destroy --stack dev
					pulumi stack rm dev --yes --preserve-config
					"""));
		}
	}

	private static void assertPrints(Document.Block block, String page, String output) {
		if (!block.output().isEmpty()) {
			assertThat(usual(output)).as("%s: %s", page, block.commands())
				.containsSubsequence(block.output().stream().map(DocumentedCommandsIT::usual).toList());
		}
	}

	/** What may differ from run to run looks alike afterwards. */
	private static String usual(String output) {
		return output.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME")
			.replaceAll("\\b\\d+[dhms](\\d+[hms])?\\b", "AGE")
			.replaceAll("(?<![-/\\w.])\\d+(?![-/\\w.])", "NUMBER")
			.replaceAll("[ \t]+", " ");
	}

}
