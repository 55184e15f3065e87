package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.google.gson.Gson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The libraries in the image and in the component's archive, as their bills of materials
 * list them. After an intended change, {@code -Dapprove} writes the page's list again.
 */
@Order(0)
class LicencesIT {

	/** Licences under which unchanged libraries may be part of any program. */
	private static final Set<String> ALLOWED = Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0",
			"EPL-2.0", "MIT", "MIT-0");

	private static final Path PAGE = Shell.ROOT.resolve("docs/sbom.md");

	private static final Path BILLS = Shell.ROOT.resolve("e2e/target/bills");

	@BeforeAll
	static void makeBills() {
		Shell.run("mvn", "-B", "-q", "-pl", "component,service", "cyclonedx:makeBom", "-DoutputDirectory=" + BILLS);
	}

	private record Bill(List<Component> components) {
	}

	private record Component(String group, String name, List<Choice> licenses) {

		String library() {
			return this.group + ":" + this.name;
		}

		/** SPDX's names of the licences; a user may choose one of several. */
		Set<String> names() {
			List<Choice> choices = (this.licenses != null) ? this.licenses : List.of();
			return choices.stream().map(Choice::text).collect(Collectors.toCollection(TreeSet::new));
		}

	}

	private record Choice(Licence license, String expression) {

		String text() {
			if (this.license == null) {
				return this.expression;
			}
			return (this.license.id() != null) ? this.license.id() : this.license.name();
		}

	}

	private record Licence(String id, String name) {
	}

	@Test
	void everyLibraryMayBeUsedUnderAnAllowedLicence() throws IOException {
		assertThat(components()).hasSizeGreaterThan(100)
			.allSatisfy((component) -> assertThat(component.names()).as(component.library())
				.containsAnyElementsOf(ALLOWED));
	}

	@Test
	void thePageListsEveryLibraryByItsLicence() throws IOException {
		Map<String, Set<String>> libraries = new TreeMap<>();
		for (Component component : components()) {
			libraries.computeIfAbsent(String.join(" or ", component.names()), (key) -> new TreeSet<>())
				.add(component.library());
		}
		StringBuilder list = new StringBuilder();
		libraries.forEach((licence, names) -> list.append("\n### ")
			.append(licence)
			.append("\n\n")
			.append(names.stream().map((name) -> "- `" + name + "`\n").collect(Collectors.joining())));

		String page = Files.readString(PAGE);
		String current = page.substring(0, page.indexOf("\n### ")) + list;
		if (System.getProperty("approve") != null) {
			Files.writeString(PAGE, current);
		}
		assertThat(PAGE).hasContent(current);
	}

	private static List<Component> components() throws IOException {
		List<Component> components = new ArrayList<>();
		for (String module : List.of("stateful", "timestamps-service")) {
			String bill = Files.readString(BILLS.resolve(module + ".cdx.json"));
			components.addAll(new Gson().fromJson(bill, Bill.class).components());
		}
		return components;
	}

}
