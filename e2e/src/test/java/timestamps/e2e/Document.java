package timestamps.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import timestamps.kit.Shell;

/**
 * A page for users: its blocks of commands, and its tables.
 *
 * @param name the page's path
 * @param text the page's text
 */
record Document(String name, String text) {

	private static final Pattern BLOCK = Pattern.compile(
			"(?m)(?:^\\*Not run by the tests: (.+)\\.\\*\n\n)?^```sh\n((?s:.*?))^```\n(?:\n```text\n((?s:.*?))^```)?");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.+?) \\| (.+?) \\|");

	/**
	 * A block of commands.
	 *
	 * @param commands the commands as the page has them
	 * @param reason why the tests do not run them, if they do not
	 * @param output the lines that they print, by the page
	 */
	record Block(String commands, Optional<String> reason, List<String> output) {
	}

	static Document read(String name) {
		try {
			return new Document(name, Files.readString(Shell.ROOT.resolve(name)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** README and all pages for users. */
	static List<Document> all() throws IOException {
		try (Stream<Path> pages = Files.list(Shell.ROOT.resolve("docs"))) {
			Stream<String> names = pages.map((page) -> page.getFileName().toString())
				.filter((page) -> page.endsWith(".md"))
				.map("docs/"::concat)
				.sorted();
			return Stream.concat(Stream.of("README.md", "Pulumi.README.md"), names).map(Document::read).toList();
		}
	}

	/** All pages, with every folder's README and every decision. */
	static List<Document> everywhere() {
		return Shell.run("git", "ls-files", "*.md").lines().map(Document::read).toList();
	}

	List<Block> blocks() {
		List<Block> blocks = new ArrayList<>();
		Matcher matcher = BLOCK.matcher(this.text);
		while (matcher.find()) {
			// The stack's page is a template: ask the stack for its outputs.
			String commands = matcher.group(2).replaceAll("\\$\\{outputs\\.(\\w+)}", "\\$(pulumi stack output $1)");
			blocks.add(new Block(commands, Optional.ofNullable(matcher.group(1)), output(commands, matcher.group(3))));
		}
		return blocks;
	}

	/** The output below the commands, or beside them after an arrow. */
	private static List<String> output(String commands, String text) {
		if (text != null) {
			return text.lines().toList();
		}
		return groups("# → (.+)", commands).toList();
	}

	/** Commands in running text. */
	List<String> inlineCommands() {
		return groups("`((?:make|pulumi|kubectl)(?:\\s[^`]+)?)`", withoutBlocks())
			.map((command) -> command.replaceAll("\\s+", " "))
			.distinct()
			.toList();
	}

	/** The headings as links name them. */
	List<String> anchors() {
		return groups("(?m)^#+ (.+)$", withoutBlocks())
			.map((heading) -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-'))
			.toList();
	}

	private String withoutBlocks() {
		return this.text.replaceAll("(?ms)^```.*?^```", "");
	}

	/** The blocks in a language. */
	List<String> fenced(String language) {
		return groups("(?ms)^```" + language + "\n(.*?)^```", this.text).toList();
	}

	/** The first group of each match. */
	static Stream<String> groups(String pattern, String text) {
		return Pattern.compile(pattern).matcher(text).results().map((match) -> match.group(1));
	}

	/**
	 * The first two columns of a section's table; cells with several names are split.
	 */
	Map<String, String> table(String heading) {
		String section = this.text.substring(this.text.indexOf("\n## " + heading + "\n")).split("\n## ", 3)[1];
		Map<String, String> table = new TreeMap<>();
		Matcher matcher = ROW.matcher(section);
		while (matcher.find()) {
			String[] keys = matcher.group(1).replace("`", "").split(", ");
			String[] values = matcher.group(2).replace("`", "").split(", ");
			for (int i = 0; i < keys.length; i++) {
				table.put(keys[i], (values.length == keys.length) ? values[i] : matcher.group(2));
			}
		}
		return table;
	}

}
