package timestamps.service;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which classes of the service use which, according to the JDK's {@code jdeps}. */
class DependenciesTests {

	/** Not of the classes that Spring generates, whose names have two underscores. */
	private static final Pattern USE = Pattern
		.compile("(?m)^ +(timestamps\\.[^\\s$_]+)(?:\\$\\S*)? +-> (timestamps\\.[^\\s$_]+)");

	private static final Set<String> TOOLS = Set.of("VisitsCheck", "VisitsRestore", "LogCheck", "LogComparison");

	private final Map<String, Set<String>> uses = uses();

	@Test
	void packagesHaveNoCycle() {
		Map<String, Set<String>> packages = new TreeMap<>();
		this.uses.forEach((name, used) -> used.forEach((other) -> {
			if (!packageOf(name).equals(packageOf(other))) {
				packages.computeIfAbsent(packageOf(name), (key) -> new HashSet<>()).add(packageOf(other));
			}
		}));
		assertThat(packages).containsKey("timestamps.service.page");

		Set<String> cycles = new TreeSet<>(packages.keySet());
		while (cycles.removeIf((name) -> Collections.disjoint(packages.get(name), cycles))) {
			// until only packages of cycles, and those that use them, are left
		}
		assertThat(cycles).isEmpty();
	}

	@Test
	void theLogUsesNoneOfItsTools() {
		Set<String> users = this.uses.keySet()
			.stream()
			.filter((name) -> this.uses.get(name).stream().anyMatch(DependenciesTests::isTool))
			.collect(Collectors.toSet());

		assertThat(users).isNotEmpty().allMatch(DependenciesTests::isTool);
	}

	private static boolean isTool(String name) {
		return TOOLS.contains(name.substring(name.lastIndexOf('.') + 1));
	}

	private static String packageOf(String name) {
		return name.substring(0, name.lastIndexOf('.'));
	}

	private static Map<String, Set<String>> uses() {
		StringWriter text = new StringWriter();
		Path classes = Path.of(ServiceApplication.class.getProtectionDomain().getCodeSource().getLocation().getPath());
		ToolProvider.findFirst("jdeps")
			.orElseThrow()
			.run(new PrintWriter(text), new PrintWriter(text), "-verbose:class", "-filter:none", classes.toString());
		Map<String, Set<String>> uses = new TreeMap<>();
		USE.matcher(text.toString())
			.results()
			.forEach((use) -> uses.computeIfAbsent(use.group(1), (key) -> new HashSet<>()).add(use.group(2)));
		return uses;
	}

}
