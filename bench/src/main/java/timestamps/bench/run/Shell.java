package timestamps.bench.run;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs commands that must succeed. */
public final class Shell {

	private Shell() {
	}

	/**
	 * Runs a command to its end.
	 * @param command the command and its arguments
	 * @return what it printed on standard output
	 * @throws IOException if it cannot be run, or fails
	 */
	public static String run(String... command) throws IOException {
		return runIn(Path.of("."), command);
	}

	/**
	 * Runs a command to its end.
	 * @param folder where
	 * @param command the command and its arguments
	 * @return what it printed on standard output
	 * @throws IOException with its output, if it cannot be run, or fails
	 */
	public static String runIn(Path folder, String... command) throws IOException {
		Path errors = Files.createTempFile("timestamps", ".errors");
		try {
			ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
				.redirectError(errors.toFile());
			return finish(builder, errors);
		}
		finally {
			Files.delete(errors);
		}
	}

	/**
	 * Runs a command to its end, and shows its progress on standard error.
	 * @param folder where
	 * @param command the command and its arguments
	 * @throws IOException if it cannot be run, or fails
	 */
	static void show(Path folder, String... command) throws IOException {
		finish(new ProcessBuilder(command).directory(folder.toFile()).redirectError(Redirect.INHERIT),
				Path.of("/dev/null"));
	}

	private static String finish(ProcessBuilder builder, Path errors) throws IOException {
		Process process = builder.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		int status = process.onExit().join().exitValue();
		if (status != 0) {
			throw new IOException(String.join(" ", builder.command()) + " exited with " + status + ":\n" + output
					+ Files.readString(errors));
		}
		return output;
	}

}
