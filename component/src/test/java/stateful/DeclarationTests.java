package stateful;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import stateful.inputs.Binding;
import stateful.inputs.Declaration;
import stateful.inputs.Inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** An input is declared once, and then has all that it takes. */
class DeclarationTests {

	/** Read under another name: the service's own port, and the first volume. */
	private static final Set<String> UNDER_ANOTHER_NAME = Set.of("port", "portName", "volumeName");

	private static final List<String> INPUTS = Declaration.of(StatefulServiceArgs.class)
		.stream()
		.map(Declaration::name)
		.toList();

	@Test
	void everyInputIsRead() {
		Set<String> read = new HashSet<>(UNDER_ANOTHER_NAME);
		collect(Inputs.class, read);

		assertThat(read).containsAll(INPUTS);
	}

	private static void collect(Type type, Set<String> names) {
		if (type instanceof ParameterizedType generic) {
			Arrays.stream(generic.getActualTypeArguments()).forEach((argument) -> collect(argument, names));
		}
		else if (type instanceof Class<?> record && record.isRecord()) {
			for (RecordComponent component : record.getRecordComponents()) {
				names.add(component.getName());
				collect(component.getGenericType(), names);
			}
		}
	}

	@Test
	void everyInputHasAMethodOfTheBuilder() {
		assertThat(Arrays.stream(StatefulServiceArgs.Builder.class.getDeclaredMethods()).map(Method::getName))
			.containsAll(INPUTS);
	}

	@Test
	void aRecordOfWhatIsNoInputIsAMistake() {
		StatefulServiceArgs args = Samples.minimal().build();

		assertThatIllegalArgumentException().isThrownBy(() -> Binding.of(Misspelt.class, args, Map.of()))
			.withMessage("There is no input mountPaht");
	}

	record Misspelt(String mountPaht) {
	}

}
