package timestamps.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The embedded cluster with the image in its registry. It starts when a row needs it, and
 * stops at the end, unless it was up before. Users' stacks stay.
 */
public final class Cluster implements AutoCloseable {

	private final Path root;

	private final boolean wasUp;

	Cluster(Path root) throws IOException {
		this.root = root;
		this.wasUp = isUp(root);
		try {
			Shell.show(root, "commands/ready");
		}
		catch (IOException ex) {
			close();
			throw ex;
		}
	}

	/** Whether this clone's cluster is up. */
	private static boolean isUp(Path root) {
		try {
			return Files.exists(root.resolve(".cluster/kubeconfig")) && !Shell
				.run("kubectl", "--kubeconfig", root.resolve(".cluster/kubeconfig").toString(), "get", "--raw",
						"/readyz", "--request-timeout=20s")
				.isEmpty();
		}
		catch (IOException ex) {
			return false;
		}
	}

	public Path root() {
		return this.root;
	}

	/**
	 * Runs a command with the environment of {@code cluster/env}.
	 * @param command the command and its arguments
	 * @return what it printed
	 * @throws IOException if it fails
	 */
	public String run(String... command) throws IOException {
		return Shell.runIn(this.root, inItsEnvironment(command));
	}

	/** Starts a command in the same way, without waiting for its end. */
	Process start(String... command) throws IOException {
		return new ProcessBuilder(inItsEnvironment(command)).directory(this.root.toFile())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	private static String[] inItsEnvironment(String... command) {
		List<String> arguments = new ArrayList<>(List.of("bash", "-c", ". cluster/env && exec \"$@\"", "bash"));
		arguments.addAll(List.of(command));
		return arguments.toArray(String[]::new);
	}

	/**
	 * Runs a command in the same way, and measures its time.
	 * @param command the command and its arguments
	 * @return the time in seconds
	 * @throws IOException if it fails
	 */
	public double secondsToRun(String... command) throws IOException {
		long start = System.nanoTime();
		run(command);
		return (System.nanoTime() - start) / 1e9;
	}

	@Override
	public void close() throws IOException {
		if (!this.wasUp) {
			Shell.show(this.root, "cluster/down");
		}
	}

}
