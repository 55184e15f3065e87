package timestamps.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A Pulumi program of somebody else, in its own folder, stack and namespace, driven by
 * the CLI as its user would.
 */
final class ForeignProgram implements AutoCloseable {

	private static final Path PROGRAMS = Path.of("src/test/programs").toAbsolutePath();

	static final Path TARGET = Path.of("target/programs").toAbsolutePath();

	private static final Path BACKEND = Shell.ROOT.resolve(".cluster/e2e-stacks");

	private final Path folder;

	private final String stack;

	private final Map<String, String> environment;

	private ForeignProgram(Path folder, String stack, Map<String, String> environment) {
		this.folder = folder;
		this.stack = stack;
		this.environment = environment;
	}

	/** Copies a program from {@code src/test/programs}. */
	static ForeignProgram copy(String name) throws IOException {
		return in(folder(name), "e2e-" + name, environment(Map.of()));
	}

	/** A folder with a copy of such a program, for a test to complete. */
	static Path folder(String name) throws IOException {
		return folder(name, name, Shell.ROOT.resolve("component"));
	}

	/** A folder with another copy, which uses the component of a folder. */
	static Path folder(String name, String copy, Path component) throws IOException {
		Path folder = TARGET.resolve(copy);
		copy(PROGRAMS.resolve(name), folder);
		Path project = folder.resolve("Pulumi.yaml");
		Files.writeString(project, Files.readString(project).replace("COMPONENT", component.toString()));
		return folder;
	}

	/** Uses a program in its own folder. */
	static ForeignProgram in(Path folder, String stack) {
		return in(folder, stack, environment(Map.of()));
	}

	static ForeignProgram in(Path folder, String stack, Map<String, String> environment) {
		ForeignProgram program = new ForeignProgram(folder, stack, environment);
		program.pulumiOfProject("stack", "select", "--create", stack);
		return program;
	}

	/** The environment of a user who has Pulumi and its YAML host on the path. */
	static Map<String, String> environment(Map<String, String> more) {
		Shell.run("mkdir", "-p", BACKEND.toString());
		Map<String, String> environment = new TreeMap<>(Map.of("PULUMI_BACKEND_URL", "file://" + BACKEND, "PULUMI_HOME",
				Shell.ROOT.resolve(".cluster/e2e-pulumi").toString(), "PATH",
				Shell.tool("yaml-host") + "/bin:" + Shell.ROOT.resolve(".cluster/bin") + ":" + System.getenv("PATH")));
		environment.putAll(more);
		return environment;
	}

	static void copy(Path from, Path to) throws IOException {
		Shell.run("rm", "-rf", to.toString());
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				Path target = to.resolve(from.relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(target);
				}
				else {
					Files.copy(file, target);
				}
			}
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	Path folder() {
		return this.folder;
	}

	/** The program's namespace, which no other stack of the tests uses. */
	String namespace() {
		return "foreign-" + this.stack;
	}

	ForeignProgram set(String key, String value) {
		pulumi("config", "set", key, value);
		return this;
	}

	Shell.Result tryUp() {
		return attempt("up", "--yes", "--skip-preview", "--non-interactive");
	}

	ForeignProgram up() {
		return succeed(tryUp());
	}

	void destroy() {
		pulumi("destroy", "--yes", "--skip-preview", "--non-interactive");
	}

	String output(String name) {
		return pulumi("stack", "output", name, "--json");
	}

	String endpoint() {
		return output("endpoint").replace("\"", "");
	}

	/** Runs a command of the CLI without a stack, which must succeed. */
	String pulumiOfProject(String... arguments) {
		Shell.Result result = Shell.attempt(this.environment, command(Stream.empty(), arguments));
		succeed(result);
		return result.output();
	}

	/** Runs a command of the CLI, which must succeed. */
	String pulumi(String... arguments) {
		Shell.Result result = attempt(arguments);
		succeed(result);
		return result.output();
	}

	private ForeignProgram succeed(Shell.Result result) {
		if (result.status() != 0) {
			throw new IllegalStateException("pulumi exited with " + result.status() + ":\n" + result.output());
		}
		return this;
	}

	Shell.Result attempt(String... arguments) {
		return Shell.attempt(this.environment, command(arguments));
	}

	/** Starts a command, and does not wait for its end. */
	Process start(Path output, String... arguments) throws IOException {
		return Shell.start(this.environment, output, command(arguments));
	}

	private String[] command(String... arguments) {
		return command(Stream.of("--stack", this.stack), arguments);
	}

	private String[] command(Stream<String> options, String... arguments) {
		return Stream.of(Stream.of("pulumi", "--cwd", this.folder.toString()), Stream.of(arguments), options)
			.flatMap((part) -> part)
			.toArray(String[]::new);
	}

	/**
	 * Deletes its namespace and forgets its stack: quicker than {@link #close}, and
	 * enough for a program whose objects are all in there.
	 */
	void abandon() {
		Shell.attempt("kubectl", "delete", "namespace", namespace(), "--ignore-not-found", "--wait=false");
		pulumi("stack", "rm", "--yes", "--force");
	}

	/** Deletes the claims first, or the namespace would wait seconds for them. */
	@Override
	public void close() {
		Shell.attempt("kubectl", "--namespace", namespace(), "delete", "pvc", "--all", "--wait=false");
		destroy();
		Shell.attempt("kubectl", "delete", "namespace", namespace(), "--ignore-not-found");
		pulumi("stack", "rm", "--yes");
	}

}
