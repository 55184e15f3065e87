package stateful;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The component and the stack's program do not name each other's classes:
 * docs/decisions/0007.
 */
class SeparationTests {

	@Test
	void theComponentKnowsNothingOfTheServiceThatItWasMadeFor() throws IOException {
		assertThat(lines(Path.of("src/main/java"))).isNotEmpty()
			.noneMatch((line) -> line.toLowerCase().contains("timestamps"));
	}

	@Test
	void theProgramUsesWhatIsForProgramsAlone() throws IOException {
		List<String> imports = lines(Path.of("../infra/src/main")).stream()
			.filter((line) -> line.startsWith("import stateful"))
			.toList();

		assertThat(imports).isNotEmpty().allMatch((line) -> line.matches("import stateful\\.[A-Z]\\w+;"));
	}

	private static List<String> lines(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).flatMap(SeparationTests::read).toList();
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
