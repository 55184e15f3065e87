package timestamps.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a command to its end, or starts it. */
public final class Command {

	private final String title;

	private final ProcessBuilder builder;

	private Command(String title, ProcessBuilder builder) {
		this.title = title;
		this.builder = builder;
	}

	/**
	 * {@return a command in this process' folder}
	 * @param command the program and its arguments
	 */
	public static Command of(String... command) {
		return of(String.join(" ", command), List.of(command));
	}

	/**
	 * {@return a command that its errors call by another name}
	 */
	static Command of(String title, List<String> command) {
		return new Command(title, new ProcessBuilder(command));
	}

	public Command in(Path folder) {
		this.builder.directory(folder.toFile());
		return this;
	}

	/** Hides variables of this process from the command. */
	Command without(List<String> variables) {
		this.builder.environment().keySet().removeAll(variables);
		return this;
	}

	/** Runs the command, which must succeed, and returns all that it prints. */
	public String run() {
		Result result = attempt();
		if (result.status() != 0) {
			throw failure(result.status(), result.output());
		}
		return result.output();
	}

	/** Runs the command, which must succeed, and returns its standard output alone. */
	public String output() {
		try {
			Path errors = Files.createTempFile("timestamps", ".errors");
			try {
				Result result = finish(this.builder.redirectError(errors.toFile()));
				if (result.status() != 0) {
					throw failure(result.status(), result.output() + Files.readString(errors));
				}
				return result.output();
			}
			finally {
				Files.delete(errors);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Runs the command, which must succeed, and shows its progress on standard error. */
	public void show() {
		Result result = finish(this.builder.redirectError(Redirect.INHERIT));
		if (result.status() != 0) {
			throw failure(result.status(), result.output());
		}
	}

	/** Runs the command, and returns all that it prints. */
	public Result attempt() {
		return finish(this.builder.redirectErrorStream(true));
	}

	/** Starts the command, with all that it prints in a file. */
	public Process start(Path output) throws IOException {
		return this.builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
	}

	/** Starts the command, with its standard output for this process. */
	public Process start() throws IOException {
		return this.builder.redirectError(Redirect.DISCARD).start();
	}

	private static Result finish(ProcessBuilder builder) {
		try {
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

	private IllegalStateException failure(int status, String output) {
		return new IllegalStateException(this.title + " exited with " + status + ":\n" + output);
	}

	/**
	 * The end of a command.
	 *
	 * @param status its exit status
	 * @param output what it printed
	 */
	public record Result(int status, String output) {

		/** Asserts that the command succeeded, and returns what it printed. */
		public String succeeded() {
			if (this.status != 0) {
				throw new AssertionError("The command exited with " + this.status + ":\n" + this.output);
			}
			return this.output;
		}

		/** Asserts that the command failed, and returns what it printed. */
		public String failed() {
			if (this.status == 0) {
				throw new AssertionError("The command succeeded:\n" + this.output);
			}
			return this.output;
		}

	}

}
