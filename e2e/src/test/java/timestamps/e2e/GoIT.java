package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Order;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

/** The component from Go. */
@Order(12)
class GoIT extends GeneratedSdk {

	private static final String MODULE = "git.example/timestamps/sdk/go";

	GoIT() {
		super("go", "go");
	}

	@Override
	void install() {
		relink(folder());
	}

	/** With modules of pinned versions; the SDK itself needs no other. */
	@Override
	void relink(Path project) {
		run("sh", "-c", "cp " + Shell.ROOT + "/e2e/language-packages/go/go.* " + project);
		run("go", "mod", "edit", "-module", "program", "-require", MODULE + "@v1.0.0", "-replace",
				MODULE + "=./sdks/stateful", project + "/go.mod");
	}

	@Override
	Result compile(String source) throws IOException {
		Files.createDirectories(folder().resolve("example"));
		Files.writeString(folder().resolve("example/main.go"), source);
		return attempt("sh", "-c", "gofmt -d main.go example && go vet -p 1 ./... " + MODULE + "/...");
	}

	@Override
	String misspelt(String example) {
		return example.replace("MountPath: ", "MountPaht: ");
	}

	/** What the compiler lets pass. */
	@Override
	String[] wrongInputs() {
		return new String[] { "livenessProbe.path is \"livez\"", "storageSize is \"128MB\"", "replicas is \"101\"",
				"serviceType is \"loadbalancer\"" };
	}

}
