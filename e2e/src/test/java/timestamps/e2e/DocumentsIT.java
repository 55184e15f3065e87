package timestamps.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything that README and docs name exists. */
class DocumentsIT {

	@Test
	void whatDoesNotRunHereIsForOneOfTheseReasons() throws Exception {
		List<String> reasons = Document.all()
			.stream()
			.flatMap((document) -> document.blocks().stream())
			.flatMap((block) -> block.reason().stream())
			.toList();

		assertThat(reasons).containsExactlyInAnyOrder("it takes a registry and a cluster of your own", "it takes kind",
				"nothing is stuck here", "no replica here has visits of its own", "it takes a cluster of your own",
				"`make backup`, above, uses this request",
				"it takes ten minutes, and stops the cluster under the other tests");
	}

	@Test
	void linksLeadSomewhere() throws Exception {
		List<String> dead = new ArrayList<>();
		for (Document document : Document.everywhere()) {
			Matcher link = Pattern.compile("(?:\\]\\(|src=\")([^)#:$\"]*)(?:#([^)]*))?[)\"]").matcher(document.text());
			while (link.find()) {
				Path target = link.group(1).isEmpty() ? Path.of(document.name())
						: Path.of(document.name()).resolveSibling(link.group(1)).normalize();
				if (!Files.exists(Shell.ROOT.resolve(target)) || link.group(2) != null
						&& !Document.read(target.toString()).anchors().contains(link.group(2))) {
					dead.add(document.name() + ": " + link.group());
				}
			}
		}

		assertThat(dead).isEmpty();
	}

	@Test
	void noBlockOfCommandsIsOverlooked() throws Exception {
		assertThat(Document.all()).allSatisfy((document) -> assertThat(document.blocks()).as(document.name())
			.hasSameSizeAs(document.fenced("(?:sh|bash|shell|console)")));
	}

	@Test
	void readmeLeadsToEveryPage() throws Exception {
		String readme = Document.read("README.md").text();

		assertThat(Document.all()).extracting(Document::name)
			.filteredOn((page) -> page.startsWith("docs/"))
			.isNotEmpty()
			.allMatch((page) -> readme.contains("(" + page + ")"));
	}

	@Test
	void testsThatDesignNamesAreThere() throws Exception {
		String design = Document.read("docs/design.md").text();
		List<String> missing = new ArrayList<>();
		for (String row : design.lines().filter((line) -> line.contains("Tests](") || line.contains("IT](")).toList()) {
			Matcher file = Pattern.compile("\\]\\((.+?\\.java)\\)").matcher(row);
			assertThat(file.find()).as(row).isTrue();
			String source = Files.readString(Shell.ROOT.resolve("docs").resolve(file.group(1)));
			Document.groups("`(\\w+)`", row.substring(file.end()))
				.filter((name) -> !source.contains("void " + name + "("))
				.forEach(missing::add);
		}

		assertThat(missing).isEmpty();
	}

	@Test
	void makeListsEveryVerbWithALine() {
		String verbs = Shell.run("make");

		assertThat(verbs.lines()).hasSizeGreaterThanOrEqualTo(6)
			.allMatch((line) -> line.matches(" *make [a-z]+ +\\S.*"))
			.anyMatch((line) -> line.contains("make up "));
	}

}
