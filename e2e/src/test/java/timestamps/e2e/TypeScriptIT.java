package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Order;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** The component from TypeScript. */
@Order(12)
class TypeScriptIT extends GeneratedSdk {

	TypeScriptIT() {
		super("typescript", "nodejs");
	}

	/** As npm does it, with packages that are there. */
	@Override
	void install() {
		String packages = Shell.lastLine(Shell.run("e2e/language-packages/install", "nodejs")) + "/node_modules";
		run("sh", "-c",
				"mkdir -p node_modules/@pulumi && ln -s " + packages + "/[!@]* " + packages + "/.bin " + packages
						+ "/@types node_modules/ && ln -s " + packages
						+ "/@pulumi/* ../../sdks/stateful node_modules/@pulumi/");
		assertThat(run("npm", "--prefix", "sdks/stateful", "run", "--silent", "postinstall")).isEmpty();
	}

	@Override
	Result compile(String source) throws IOException {
		Files.writeString(folder().resolve("example.ts"), source);
		return attempt("node_modules/.bin/tsc");
	}

	@Override
	String misspelt(String example) {
		return example.replace("mountPath", "mountPaht");
	}

}
