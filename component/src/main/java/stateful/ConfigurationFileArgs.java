package stateful;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Format;
import stateful.inputs.Input;

/** A file that every replica can read in the folder of its configuration. */
@Input("A file that every replica can read in the folder of its configuration.")
public final class ConfigurationFileArgs extends ResourceArgs {

	@Import(required = true)
	@Input(value = "Letters, digits, `-`, `_` and `.`.", format = Format.FILE)
	@Nullable String name;

	@Import(required = true)
	@Input("The whole text.")
	@Nullable Output<String> content;

	private ConfigurationFileArgs() {
	}

	/**
	 * {@return a file}
	 * @param name letters, digits, '-', '_' and '.'
	 * @param content the whole text
	 */
	public static ConfigurationFileArgs of(String name, String content) {
		return of(name, Output.ofNullable(content));
	}

	/**
	 * {@return a file whose content may be known later, and may be a secret of Pulumi's}
	 * @param name letters, digits, '-', '_' and '.'
	 * @param content the whole text
	 */
	public static ConfigurationFileArgs of(String name, Output<String> content) {
		ConfigurationFileArgs file = new ConfigurationFileArgs();
		file.name = name;
		file.content = content;
		return file;
	}

}
