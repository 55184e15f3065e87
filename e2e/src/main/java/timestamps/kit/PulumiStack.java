package timestamps.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import timestamps.kit.Command.Result;

/**
 * A stack that the CLI deploys, as its user would. It has the tests' own backend and
 * Pulumi home, so that users' stacks are not touched.
 */
public class PulumiStack {

	private static final Path BACKEND = Shell.ROOT.resolve(".cluster/e2e-stacks");

	/** What the engine says when a plugin has not answered in time. */
	private static final List<String> UNANSWERED = List.of("did not begin responding to RPC connections",
			"did not come alive: failed to handshake");

	private final Path folder;

	private final String name;

	private final Map<String, String> environment;

	/**
	 * Uses a stack that exists, or will.
	 * @param folder the folder of its program
	 * @param name its name
	 * @param environment the variables of {@link #environment}, perhaps with more
	 */
	protected PulumiStack(Path folder, String name, Map<String, String> environment) {
		this.folder = folder;
		this.name = name;
		this.environment = environment;
	}

	/** The variables of the tests' stacks, to which a caller may add. */
	public static Map<String, String> environment() {
		BACKEND.toFile().mkdirs();
		return new TreeMap<>(Map.of("PULUMI_BACKEND_URL", "file://" + BACKEND, "PULUMI_HOME",
				Shell.ROOT.resolve(".cluster/e2e-pulumi").toString()));
	}

	/** The folder where the backend has a project's locks. */
	public static Path locks(String project) {
		return BACKEND.resolve(".pulumi/locks/organization").resolve(project);
	}

	public final Path folder() {
		return this.folder;
	}

	public final String name() {
		return this.name;
	}

	public final PulumiStack set(String key, String value) {
		return set(Map.of(key, value));
	}

	/** Sets several keys with one command, because the CLI's start takes a while. */
	public final PulumiStack set(Map<String, String> settings) {
		Stream<String> arguments = settings.entrySet()
			.stream()
			.flatMap((setting) -> Stream.of("--plaintext", setting.getKey() + "=" + setting.getValue()));
		pulumi(Stream.concat(Stream.of("config", "set-all"), arguments).toArray(String[]::new));
		return this;
	}

	public final Result tryUp() {
		return attempt("up", "--yes", "--skip-preview", "--non-interactive");
	}

	/** Deploys, and returns how long that took, in seconds. */
	public final double up() {
		return seconds(this::tryUp);
	}

	/** Destroys, and returns how long that took, in seconds. */
	public final double destroy() {
		return seconds(() -> attempt("destroy", "--yes", "--skip-preview", "--non-interactive"));
	}

	private static double seconds(Supplier<Result> command) {
		long start = System.nanoTime();
		succeed(command.get());
		return (System.nanoTime() - start) / 1e9;
	}

	public final String output(String name) {
		return pulumi("stack", "output", name, "--json");
	}

	public final String endpoint() {
		return output("endpoint").replace("\"", "");
	}

	/** Runs a command of the CLI without a stack, which must succeed. */
	public final String pulumiOfProject(String... arguments) {
		return succeed(Shell.attempt(this.environment, command(Stream.empty(), arguments)));
	}

	/** Runs a command of the CLI, which must succeed. */
	public final String pulumi(String... arguments) {
		return succeed(attempt(arguments));
	}

	private static String succeed(Result result) {
		if (result.status() != 0) {
			throw new IllegalStateException("pulumi exited with " + result.status() + ":\n" + result.output());
		}
		return result.output();
	}

	/**
	 * Runs a command of the CLI: once more if the engine gave up on a plugin, to which it
	 * gives ten seconds to answer. On a busy machine, that may be too short.
	 */
	public final Result attempt(String... arguments) {
		Result result = Shell.attempt(this.environment, command(arguments));
		return UNANSWERED.stream().anyMatch(result.output()::contains)
				? Shell.attempt(this.environment, command(arguments)) : result;
	}

	/** Starts a command, and does not wait for its end. */
	public final Process start(Path output, String... arguments) throws IOException {
		return Shell.start(this.environment, output, command(arguments));
	}

	private String[] command(String... arguments) {
		return command(Stream.of("--stack", this.name), arguments);
	}

	private String[] command(Stream<String> options, String... arguments) {
		return Stream.of(Stream.of("pulumi", "--cwd", this.folder.toString()), Stream.of(arguments), options)
			.flatMap((part) -> part)
			.toArray(String[]::new);
	}

}
