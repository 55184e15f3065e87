package timestamps.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs commands and waits for their end. */
final class Shell {

	private Shell() {
	}

	/**
	 * Runs a command.
	 * @return what it printed
	 * @throws IOException if it cannot be started or its exit status is not zero
	 */
	static String run(String... command) throws IOException, InterruptedException {
		return runIn(Path.of("").toAbsolutePath(), command);
	}

	static String runIn(Path folder, String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		if (process.waitFor() != 0) {
			throw new IOException(String.join(" ", command) + " failed: " + output);
		}
		return output;
	}

}
