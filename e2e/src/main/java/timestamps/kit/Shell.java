package timestamps.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import timestamps.kit.Command.Result;

/**
 * Runs commands in the repository's root, with the environment of {@code cluster/env}.
 */
public final class Shell {

	/** The repository's root. */
	public static final Path ROOT = root(Path.of("").toAbsolutePath());

	private Shell() {
	}

	/** Maven runs tests in a module's folder. */
	private static Path root(Path here) {
		return Files.exists(here.resolve("cluster/env")) ? here : here.resolve("..").normalize();
	}

	/** Runs a command that must succeed, and returns all that it prints. */
	public static String run(String... command) {
		return shell(Map.of(), command).run();
	}

	/** Runs a command that must succeed, and returns its standard output alone. */
	public static String output(String... command) {
		return shell(Map.of(), command).output();
	}

	/** Runs a command that must succeed, and returns how long that took, in seconds. */
	public static double secondsToRun(String... command) {
		long start = System.nanoTime();
		run(command);
		return (System.nanoTime() - start) / 1e9;
	}

	/** Builds a set of the toolchain, unless the cache has it, and returns its folder. */
	public static String tool(String set) {
		return lastLine(run("cluster/toolchain/build", set));
	}

	/** What a script answers that has also said what it did. */
	public static String lastLine(String output) {
		return output.substring(output.lastIndexOf('\n') + 1);
	}

	public static Result attempt(String... command) {
		return attempt(Map.of(), command);
	}

	/** Runs a command with variables that override those of {@code cluster/env}. */
	public static Result attempt(Map<String, String> variables, String... command) {
		return shell(variables, command).attempt();
	}

	/** Starts a command, as {@link #attempt} does, with its output in a file. */
	public static Process start(Map<String, String> variables, Path output, String... command) throws IOException {
		return shell(variables, command).start(output);
	}

	/** Starts a command, with its standard output for this process. */
	public static Process start(String... command) throws IOException {
		return shell(Map.of(), command).start();
	}

	private static Command shell(Map<String, String> variables, String... command) {
		StringBuilder script = new StringBuilder(". cluster/env");
		variables
			.forEach((name, value) -> script.append(" && export ").append(name).append("='").append(value).append("'"));
		script.append(" && exec \"$@\"");
		List<String> arguments = new ArrayList<>(List.of("sh", "-c", script.toString(), "sh"));
		arguments.addAll(List.of(command));
		// A make in a command must print the same as one that a person starts.
		return Command.of(String.join(" ", command), arguments)
			.in(ROOT)
			.without(List.of("MAKELEVEL", "MAKEFLAGS", "MFLAGS"));
	}

}
