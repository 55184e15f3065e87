package stateful;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stateful.inputs.Declaration;
import stateful.inputs.Effect;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The effects of changes, and their table in README.md. After an intended change,
 * {@code mvn -pl component test -Dapprove} writes the table again.
 */
class EffectTests {

	private static final Path README = Path.of("README.md");

	private static final String BEGIN = "<!-- effects of the inputs -->\n";

	private static final String END = "<!-- end of effects -->";

	@Test
	void everyInputOfTheComponentHasAnEffect() {
		assertThat(Declaration.of(StatefulServiceArgs.class))
			.allSatisfy((input) -> assertThat(input.effect()).as(input.name()).isNotEqualTo(Effect.NONE));
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void everyEffectIsThatOfAnInput(Effect effect) {
		assertThat(inputs(effect)).isNotEmpty();
	}

	@Test
	void theReadmesTableOfChangesIsTheDeclarations() throws IOException {
		String readme = Files.readString(README);
		String current = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length()) + table()
				+ readme.substring(readme.indexOf(END));

		if (System.getProperty("approve") != null) {
			Files.writeString(README, current);
		}
		assertThat(README).hasContent(current);
	}

	private static String table() {
		return "| change of | does |\n| --- | --- |\n" + Arrays.stream(Effect.values())
			.filter((effect) -> effect != Effect.NONE)
			.map((effect) -> "| " + inputs(effect) + " | " + effect.outcome() + " |\n")
			.collect(Collectors.joining());
	}

	private static String inputs(Effect effect) {
		return Declaration.of(StatefulServiceArgs.class)
			.stream()
			.filter((input) -> input.effect() == effect)
			.map((input) -> "`" + input.name() + "`")
			.collect(Collectors.joining(", "));
	}

}
