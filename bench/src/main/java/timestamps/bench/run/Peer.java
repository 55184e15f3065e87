package timestamps.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import timestamps.kit.ThisMachine;

/**
 * A program of others on a port of loopback, for a comparison.
 */
public final class Peer implements Server, AutoCloseable {

	private static final long BETWEEN_LOOKS_NANOS = 10_000_000;

	private final Process process;

	private Peer(Process process) {
		this.process = process;
	}

	/**
	 * Starts a program.
	 * @param folder its working directory
	 * @param environment further variables
	 * @param command the program and its arguments
	 * @return the program, which may not serve yet
	 */
	public static Peer start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("log").toFile());
		builder.environment().putAll(environment);
		return new Peer(builder.start());
	}

	/**
	 * {@return whether it still runs}
	 */
	public boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Waits until it accepts connections.
	 * @param port its port
	 * @throws IOException if it ends instead
	 */
	public void awaitPort(int port) throws IOException {
		while (!ThisMachine.isOpen("127.0.0.1", port)) {
			if (!isAlive()) {
				throw new IOException("It ended: " + this.process.info().commandLine());
			}
			LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
		}
	}

	/** Includes the processes that it has started, such as the workers of gunicorn. */
	@Override
	public double processorSeconds() {
		return Processes
			.processorSeconds(Stream.concat(Stream.of(this.process.toHandle()), this.process.descendants()));
	}

	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

}
