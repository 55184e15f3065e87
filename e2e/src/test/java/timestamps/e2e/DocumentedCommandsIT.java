package timestamps.e2e;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands of README and docs do what the pages say. One of them is {@code make up},
 * which would start a kube-router that another test has stopped.
 */
@OnCluster
@ResourceLock(value = Deployment.ROUTER, mode = ResourceAccessMode.READ)
@Order(3)
class DocumentedCommandsIT {

	/**
	 * This page adds and removes nodes: {@link NodesDocumentIT} runs its commands, with
	 * the cluster to itself.
	 */
	static final String NODES = "docs/nodes.md";

	/**
	 * The order in which each page leaves the stack closest to what the next one needs.
	 */
	private static final List<String> FIRST = List.of("docs/tutorial.md", "docs/operations.md", "Pulumi.README.md",
			"README.md");

	/**
	 * Codes for colours, which must not appear because NO_COLOR is set.
	 */
	private static final Pattern COLOUR = Pattern.compile("\u001b\\[[\\d;]*m");

	/**
	 * In its history Pulumi keeps Maven's version text, which Debian's Maven prints in
	 * bold.
	 */
	private static final Pattern MAVEN = Pattern.compile("(?m)^ *runtime\\.metadata\\.maven: .*$");

	/** Checks commands without running them. Unknown programs are not found, and fail. */
	private static final String SYNTAX = """
			bin=$PWD/.cluster/bin make=$(command -v make) PATH=/nonexistent
			make() { "$make" --dry-run "$@" >/dev/null; }
			kubectl() { "$bin/kubectl" "$@" --help >/dev/null; }
			pulumi() { "$bin/pulumi" "$@" --help >/dev/null; }
			kind() { case $*: in "create cluster:" | "load image-archive "*) ;; *) false ;; esac; }
			operations/backup() { test -x operations/backup; }
			operations/restore() { test -x operations/restore; }
			""";

	@Test
	void everyCommandRunsAndPrintsWhatThePageSays(EmbeddedCluster cluster) throws Exception {
		try {
			String image = cluster.quickImage();
			for (Document document : inOrder()) {
				assertRuns(document, image);
			}
		}
		finally {
			end(cluster);
		}
	}

	/** Asserts that every command of a page runs and prints what the page says. */
	static void assertRuns(Document document, String image) throws Exception {
		prepare(document.name(), image);
		List<Document.Block> blocks = document.blocks().stream().filter((block) -> block.reason().isEmpty()).toList();

		List<String> outputs = DocumentShell.run(document.name(),
				blocks.stream().map(Document.Block::commands).toList());

		assertThat(outputs).hasSameSizeAs(blocks);
		assertThat(outputs).map((output) -> MAVEN.matcher(output).replaceAll("")).noneMatch(COLOUR.asPredicate());
		for (int i = 0; i < blocks.size(); i++) {
			assertPrints(blocks.get(i), document.name(), outputs.get(i));
		}
	}

	/** Removes the stack that the pages used. */
	static void end(EmbeddedCluster cluster) throws Exception {
		cluster.client().persistentVolumeClaims().inNamespace(DocumentShell.NAMESPACE).delete();
		DocumentShell.run("end", List.of("""
				. cluster/env
				if pulumi stack select dev; then
				  pulumi destroy
				  pulumi stack rm dev --yes --preserve-config
				fi
				"""));
	}

	@Test
	void whatIsNotRunExistsWithTheOptionsThatAreNamed(EmbeddedCluster cluster) throws Exception {
		List<String> commands = Document.all().stream().flatMap(DocumentedCommandsIT::notRun).toList();

		Result result = Shell.attempt("bash", "-euo", "pipefail", "-c", SYNTAX + String.join("\n", commands));

		assertThat(commands).hasSizeGreaterThan(10);
		result.succeeded();
	}

	@Test
	void settingsThatCommandsNameExist() throws Exception {
		Set<String> settings = Document.read("README.md").table("Settings").keySet();

		assertThat(Document.all()).flatExtracting(
				(document) -> Document.groups("config (?:set|rm|get)\\s+timestamps:(\\w+)", document.text()).toList())
			.hasSizeGreaterThan(10)
			.allMatch((key) -> settings.contains(key) || key.equals("KEY"));
	}

	/**
	 * Prepares the settings for a page. The tutorial has the default settings, but an
	 * image with which replicas start faster. README has its own defaults. Operations has
	 * a single replica, so that a roll-out takes seconds. Other pages keep the settings
	 * of the page before. Volumes do not shrink: each page begins with the size that the
	 * one before it left.
	 */
	private static void prepare(String page, String image) throws Exception {
		switch (page) {
			case "docs/tutorial.md" -> DocumentShell.settings("image: " + image);
			case "README.md" -> DocumentShell.settings("storageSize: 512Mi");
			case "docs/operations.md" ->
				DocumentShell.settings("image: " + image, "replicas: '1'", "storageSize: 400Mi");
			case NODES -> DocumentShell.settings("image: " + image);
		}
	}

	private static List<Document> inOrder() throws Exception {
		List<Document> pages = Document.all()
			.stream()
			.filter((page) -> !page.name().equals(NODES))
			.filter((page) -> page.blocks().stream().anyMatch((block) -> block.reason().isEmpty()))
			.toList();
		return Stream
			.concat(FIRST.stream().map(Document::read), pages.stream().filter((page) -> !FIRST.contains(page.name())))
			.toList();
	}

	/** Commands that are not run: blocks with a reason, and commands in running text. */
	private static Stream<String> notRun(Document document) {
		return Stream.concat(
				document.blocks().stream().filter((block) -> block.reason().isPresent()).map(Document.Block::commands),
				document.inlineCommands().stream());
	}

	private static void assertPrints(Document.Block block, String page, String output) {
		if (!block.output().isEmpty()) {
			assertThat(usual(output)).as("%s: %s", page, block.commands())
				.containsSubsequence(block.output()
					.stream()
					.filter((line) -> !line.equals("…"))
					.map(DocumentedCommandsIT::usual)
					.toList());
		}
	}

	/** Replaces everything that may differ from run to run. */
	private static String usual(String output) {
		return output.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME")
			.replaceAll("\\b127\\.77\\.0\\.\\d+\\b", "ADDRESS")
			.replaceAll("\\b\\d+[dhms](\\d+[hms])?\\b", "AGE")
			.replaceAll("(?<![-/\\w.])\\d+(?![-/\\w.])", "NUMBER")
			.replaceAll("[ \t]+", " ");
	}

}
