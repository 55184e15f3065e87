package stateful;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which code may name which classes: docs/decisions/0007, and the package
 * {@code stateful.sdk}.
 */
class SeparationTests {

	private static final Path SOURCES = Path.of("src/main/java");

	private static final Path SDK = SOURCES.resolve("stateful/sdk");

	@Test
	void theComponentKnowsNothingOfTheServiceThatItWasMadeFor() throws IOException {
		assertThat(lines(SOURCES)).isNotEmpty().noneMatch((line) -> line.toLowerCase().contains("timestamps"));
	}

	@Test
	void theProgramUsesWhatIsForProgramsAlone() throws IOException {
		List<String> imports = lines(Path.of("../infra/src/main")).stream()
			.filter((line) -> line.startsWith("import stateful"))
			.toList();

		assertThat(imports).isNotEmpty().allMatch((line) -> line.matches("import stateful\\.[A-Z]\\w+;"));
	}

	@Test
	void onePackageAloneTouchesTheInternalsOfTheSdk() throws IOException {
		String internal = "import com\\.pulumi\\..*\\b(internal|ResourceInternal)\\b.*";

		assertThat(lines(SDK)).anyMatch((line) -> line.matches(internal)).noneMatch(SeparationTests::isOfTheComponent);
		assertThat(lines(SOURCES, (file) -> !file.startsWith(SDK))).isNotEmpty()
			.noneMatch((line) -> line.matches(internal));
	}

	private static boolean isOfTheComponent(String line) {
		return line.startsWith("import stateful");
	}

	private static List<String> lines(Path folder) throws IOException {
		return lines(folder, (file) -> true);
	}

	private static List<String> lines(Path folder, Predicate<Path> wanted) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).filter(wanted).flatMap(SeparationTests::read).toList();
		}
	}

	private static Stream<String> read(Path file) {
		try {
			return Files.readAllLines(file).stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
