package timestamps.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

import com.google.gson.Gson;
import com.pulumi.core.Output;

/**
 * The stack's page, the output {@code readme}, which Pulumi Cloud shows. Pulumi Cloud
 * would fill in the outputs' values; this class does so for every backend.
 *
 * @param template Markdown, with <code>${outputs.NAME}</code> for the value of an output
 */
record StackPage(String template) {

	private static final String FILE = "Pulumi.README.md";

	static StackPage in(Path root) {
		try {
			return new StackPage(Files.readString(root.resolve(FILE)));
		}
		catch (NoSuchFileException ex) {
			return new StackPage(FILE + ", the template of this page, is missing beside Pulumi.yaml.\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Output<String> with(Map<String, Output<?>> outputs) {
		Output<String> page = Output.of(this.template);
		for (Map.Entry<String, Output<?>> output : outputs.entrySet()) {
			String placeholder = "${outputs." + output.getKey() + "}";
			page = Output.tuple(page, output.getValue())
				.applyValue((values) -> values.t1.replace(placeholder, text(values.t2)));
		}
		return page;
	}

	private static String text(Object value) {
		return (value instanceof String text) ? text : new Gson().toJson(value);
	}

}
