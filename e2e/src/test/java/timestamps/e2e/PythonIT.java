package timestamps.e2e;

import org.junit.jupiter.api.Order;
import timestamps.kit.Command.Result;

/** The component from Python. */
@Order(12)
class PythonIT extends GeneratedSdk {

	PythonIT() {
		super(Language.PYTHON, "redis/__main__.py");
	}

	@Override
	String path(String program) {
		return program + ".py";
	}

	/** What it knows of the packages is kept with them. */
	@Override
	Result compile() {
		String packages = Language.PYTHON.packages();
		return attempt(packages + "/bin/mypy", "--strict", "--no-error-summary", "--cache-dir", packages + "/mypy",
				"--python-executable", "venv/bin/python", "__main__.py", "example.py", "misspelt.py", "system.py");
	}

	@Override
	String misspelt(String example) {
		return example.replace("mount_path", "mountpaht");
	}

}
