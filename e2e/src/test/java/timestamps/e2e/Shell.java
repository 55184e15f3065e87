package timestamps.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs commands in the repository's root, with the environment of {@code cluster/env}.
 */
public final class Shell {

	public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private Shell() {
	}

	/** Runs a command that must succeed, and returns its output. */
	public static String run(String... command) {
		Result result = attempt(command);
		if (result.status() != 0) {
			throw new IllegalStateException(
					String.join(" ", command) + " exited with " + result.status() + ":\n" + result.output());
		}
		return result.output();
	}

	/** Builds a set of the toolchain, unless the cache has it, and returns its folder. */
	static String tool(String set) {
		return lastLine(run("cluster/toolchain/build", set));
	}

	/** What a script answers that has also said what it did. */
	static String lastLine(String output) {
		return output.substring(output.lastIndexOf('\n') + 1);
	}

	public static Result attempt(String... command) {
		return attempt(Map.of(), command);
	}

	/** Runs a command with variables that override those of {@code cluster/env}. */
	static Result attempt(Map<String, String> variables, String... command) {
		try {
			Process process = builder(variables, command).start();
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

	/** Starts a command, as {@link #attempt} does, with its output in a file. */
	static Process start(Map<String, String> variables, Path output, String... command) throws IOException {
		return builder(variables, command).redirectOutput(output.toFile()).start();
	}

	private static ProcessBuilder builder(Map<String, String> variables, String... command) {
		StringBuilder script = new StringBuilder(". cluster/env");
		variables
			.forEach((name, value) -> script.append(" && export ").append(name).append("='").append(value).append("'"));
		script.append(" && exec \"$@\"");
		ProcessBuilder builder = new ProcessBuilder("sh", "-c", script.toString(), "sh").directory(ROOT.toFile())
			.redirectErrorStream(true);
		// A make in a command must print the same as one that a person starts.
		builder.environment().keySet().removeAll(List.of("MAKELEVEL", "MAKEFLAGS", "MFLAGS"));
		builder.command().addAll(List.of(command));
		return builder;
	}

	public record Result(int status, String output) {
	}

}
