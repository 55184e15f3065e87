package timestamps.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs commands in the repository's root, with the environment of {@code cluster/env}.
 */
final class Shell {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private Shell() {
	}

	/** Runs a command that has to succeed, and returns what it printed. */
	static String run(String... command) {
		Result result = attempt(command);
		if (result.status() != 0) {
			throw new IllegalStateException(
					String.join(" ", command) + " exited with " + result.status() + ":\n" + result.output());
		}
		return result.output();
	}

	static Result attempt(String... command) {
		String script = ". cluster/env && exec \"$@\"";
		try {
			ProcessBuilder builder = new ProcessBuilder("sh", "-c", script, "sh").directory(ROOT.toFile())
				.redirectErrorStream(true);
			builder.command().addAll(List.of(command));
			Process process = builder.start();
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Result(process.waitFor(), output.strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	record Result(int status, String output) {
	}

}
