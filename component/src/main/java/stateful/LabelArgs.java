package stateful;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Format;
import stateful.inputs.Input;

/** A label of every object of the service. */
@Input("A label of every object of the service.")
public final class LabelArgs extends ResourceArgs {

	@Import(required = true)
	@Input(value = "A label's name, such as `team` or `example.com/team`.", format = Format.LABEL_NAME)
	@Nullable String name;

	@Import(required = true)
	@Input(value = "Up to 63 letters, digits, `-`, `_` and `.`.", format = Format.LABEL_VALUE)
	@Nullable String value;

	private LabelArgs() {
	}

	/**
	 * {@return a label}
	 * @param name Kubernetes' syntax, such as {@code example.com/team}
	 * @param value up to 63 letters, digits, '-', '_' and '.'
	 */
	public static LabelArgs of(String name, String value) {
		LabelArgs label = new LabelArgs();
		label.name = name;
		label.value = value;
		return label;
	}

}
