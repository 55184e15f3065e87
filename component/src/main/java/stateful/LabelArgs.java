package stateful;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;

/** A label of every object of the service. */
public final class LabelArgs extends ResourceArgs {

	@Import(required = true)
	@Nullable String name;

	@Import(required = true)
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
