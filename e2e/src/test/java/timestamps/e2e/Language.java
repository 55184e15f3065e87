package timestamps.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A language of programs, with the packages that they need. A run generates and compiles
 * each SDK once, for all projects of its language. Hosts on PATH go before those that are
 * built here.
 */
enum Language {

	TYPESCRIPT("typescript", "nodejs") {

		/** As npm does it, with packages that are there. */
		@Override
		void link(Path project) {
			String packages = packages() + "/node_modules";
			run(project, "sh", "-c",
					"mkdir -p node_modules/@pulumi && ln -s " + packages + "/[!@]* " + packages + "/.bin " + packages
							+ "/@types node_modules/ && ln -s " + packages
							+ "/@pulumi/* ../../sdks/stateful node_modules/@pulumi/");
		}

		@Override
		void compile(Path project) {
			assertThat(run(project, "npm", "--prefix", SDK, "run", "--silent", "postinstall")).isEmpty();
		}

	},
	PYTHON("python", "python") {

		/** All projects use one environment. */
		@Override
		void link(Path project) {
			run(project, "ln", "-s", ENVIRONMENT.toString(), "venv");
		}

		@Override
		void compile(Path project) {
			run(project, "sh", "-c",
					"rm -rf $0 && python3 -m venv --without-pip $0 && cd $0/lib/python3*/site-packages && echo "
							+ packages() + "/lib/python3*/site-packages >packages.pth",
					ENVIRONMENT.toString());
			run(project, packages() + "/bin/pip", "--python", "venv/bin/python", "install", "--quiet", "--no-deps",
					"--no-index", "--no-build-isolation", "./" + SDK);
		}

		@Override
		String path() {
			return ENVIRONMENT + "/bin:";
		}

	},
	GO("go", "go") {

		/**
		 * Its old host builds programs at each command: the projects share what is
		 * compiled, and programs have nothing for debuggers, which takes half of linking.
		 */
		@Override
		Map<String, String> environment() {
			Map<String, String> environment = super.environment();
			environment.put("GOFLAGS", "-trimpath -ldflags=-w");
			return environment;
		}

		/** With modules of pinned versions; the SDK itself needs no other. */
		@Override
		void link(Path project) {
			run(project, "sh", "-c", "cp " + Shell.ROOT + "/e2e/language-packages/go/go.* .");
			run(project, "go", "mod", "edit", "-module", "program", "-require", MODULE + "@v1.0.0", "-replace",
					MODULE + "=./" + SDK);
		}

	},
	JAVA("java", "java") {

		/** Its host is not old. */
		@Override
		void install(Path project) {
			run(project, "pulumi", "install");
		}

	},
	YAML("yaml", "yaml") {

		@Override
		void install(Path project) {
		}

	};

	/** The SDK in a project. */
	static final String SDK = "sdks/stateful";

	/** The SDK in Go. */
	static final String MODULE = "git.example/timestamps/sdk/go";

	private static final Path ENVIRONMENT = ForeignProgram.TARGET.resolve("venv");

	private final String title;

	private final String host;

	private boolean isThere;

	Language(String title, String host) {
		this.title = title;
		this.host = host;
	}

	/** The language of a program. */
	static Language of(Path project) {
		try {
			String settings = Files.readString(project.resolve("Pulumi.yaml"));
			return Stream.of(values())
				.filter((language) -> settings.matches("(?s).*\nruntime:(\n  name:)? " + language.host + "\n.*"))
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What README and the folders of programs call it. */
	String title() {
		return this.title;
	}

	/** Makes the SDK known to a project, and the packages that it needs. */
	synchronized void install(Path project) {
		String sdk = project.resolve(SDK).toString();
		String first = ForeignProgram.TARGET.resolve("sdk-" + this.title).toString();
		if (this.isThere) {
			Shell.run("sh", "-c", "mkdir -p ${0%/*} && cp -a $1 $0", sdk, first);
			link(project);
			return;
		}
		SdkGenerator.generate(SdkGenerator.SCHEMA, this.host, project.resolve(SDK));
		link(project);
		compile(project);
		Shell.run("sh", "-c", "rm -rf $1 && cp -a $0 $1", sdk, first);
		this.isThere = true;
	}

	/** Makes a project use the SDK in its folder, and packages of pinned versions. */
	void link(Path project) {
	}

	/** Compiles the SDK in the folder of a project that uses it. */
	void compile(Path project) {
	}

	/** What goes before the rest of PATH. */
	String path() {
		return "";
	}

	/** The folder of the packages. */
	String packages() {
		return Shell.lastLine(Shell.run("e2e/language-packages/install", this.host));
	}

	/** The variables of a user of the language. */
	Map<String, String> environment() {
		String path = ForeignProgram.environment(Map.of()).get("PATH");
		return ForeignProgram.environment(Map.of("PATH", path() + path + ":" + SdkGenerator.HOSTS));
	}

	/** Runs a command in a project's folder. */
	Result attempt(Path project, String... command) {
		List<String> all = new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", project.toString()));
		all.addAll(List.of(command));
		return Shell.attempt(environment(), all.toArray(String[]::new));
	}

	/** Runs a command there that has to succeed. */
	String run(Path project, String... command) {
		return attempt(project, command).succeeded();
	}

}
