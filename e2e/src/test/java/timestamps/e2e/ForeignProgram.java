package timestamps.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import timestamps.kit.PulumiStack;
import timestamps.kit.Shell;

/**
 * A Pulumi program of somebody else, in its own folder, stack and namespace, driven by
 * the CLI as its user would.
 */
final class ForeignProgram extends PulumiStack implements AutoCloseable {

	private static final Path PROGRAMS = Path.of("src/test/programs").toAbsolutePath();

	static final Path TARGET = Path.of("target/programs").toAbsolutePath();

	private ForeignProgram(Path folder, String stack, Map<String, String> environment) {
		super(folder, stack, environment);
		pulumiOfProject("stack", "select", "--create", stack);
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
		return new ForeignProgram(folder, stack, environment);
	}

	/** The environment of a user who has Pulumi and its YAML host on the path. */
	static Map<String, String> environment(Map<String, String> more) {
		Map<String, String> environment = environment();
		environment.put("PATH",
				Shell.tool("yaml-host") + "/bin:" + Shell.ROOT.resolve(".cluster/bin") + ":" + System.getenv("PATH"));
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

	/**
	 * Sets several keys in one go.
	 * @param secrets the keys of secrets
	 * @param settings each {@code KEY=VALUE}
	 */
	void configure(Set<String> secrets, String... settings) {
		Stream<String> arguments = Stream.of(settings)
			.flatMap((setting) -> Stream.of(secrets.contains(setting.split("=")[0]) ? "--secret" : "--plaintext",
					setting));
		pulumi(Stream.concat(Stream.of("config", "set-all"), arguments).toArray(String[]::new));
	}

	/** The program's namespace, which no other stack of the tests uses. */
	String namespace() {
		return "foreign-" + name();
	}

	/**
	 * Deletes its namespace and forgets its stack: quicker than {@link #close}, and
	 * enough for a program that has no objects elsewhere.
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
