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

	@Import
	@Input(value = "The file's mode, three octal digits. `0644` by default; Kubernetes adds what the group needs to read.",
			format = Format.MODE)
	@Nullable String mode;

	@Import
	@Input(value = "Whether the content is base64, as for files that are no text.", fallback = "false")
	@Nullable Boolean base64;

	@Import
	@Input(value = "The folder of the file, whose other files stay as they are. By default `configurationPath`.",
			format = Format.FOLDER)
	@Nullable String path;

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

	/**
	 * Sets the mode.
	 * @param mode three octal digits, such as {@code 0440}
	 * @return this
	 */
	public ConfigurationFileArgs mode(String mode) {
		this.mode = mode;
		return this;
	}

	/**
	 * Says that the content is base64.
	 * @return this
	 */
	public ConfigurationFileArgs base64() {
		this.base64 = true;
		return this;
	}

	/**
	 * Puts the file into another folder than the configuration's.
	 * @param path an absolute path
	 * @return this
	 */
	public ConfigurationFileArgs path(String path) {
		this.path = path;
		return this;
	}

}
