package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Order;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** The component from Python. */
@Order(12)
class PythonIT extends GeneratedSdk {

	private final String packages = Shell.lastLine(Shell.run("e2e/language-packages/install", "python"));

	PythonIT() {
		super("python", "python");
	}

	/** An environment of its own, with packages that are there. */
	@Override
	void install() {
		run("sh", "-c", "python3 -m venv --without-pip venv && cd venv/lib/python3*/site-packages && echo "
				+ this.packages + "/lib/python3*/site-packages >packages.pth");
		run(this.packages + "/bin/pip", "--python", "venv/bin/python", "install", "--quiet", "--no-deps", "--no-index",
				"--no-build-isolation", "./sdks/stateful");
	}

	@Override
	String path() {
		return ForeignProgram.TARGET.resolve("python/venv/bin") + ":";
	}

	@Override
	Result compile(String source) throws IOException {
		Files.writeString(folder().resolve("example.py"), source);
		return attempt(this.packages + "/bin/mypy", "--strict", "--no-error-summary", "--python-executable",
				"venv/bin/python", "__main__.py", "example.py");
	}

	@Override
	String misspelt(String example) {
		return example.replace("mount_path", "mountpaht");
	}

}
