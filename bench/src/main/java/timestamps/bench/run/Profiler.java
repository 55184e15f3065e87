package timestamps.bench.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import timestamps.kit.Command;

/**
 * Profiles a replica with async-profiler, which it loads into the running JVM. The
 * samples are taken by processor time. The time of the kernel counts for the method that
 * has called it.
 */
final class Profiler {

	/** The name of the profiler's file. */
	static final String LIBRARY = "libasyncProfiler.so";

	private static final String OUTPUT = "/tmp/profile.collapsed";

	private final String jcmd;

	private final ProcessHandle process;

	private final String library;

	/**
	 * Prepares to profile.
	 * @param jdk a JDK's folder
	 * @param process the replica's JVM
	 * @param library the profiler's path in the replica's container
	 */
	Profiler(String jdk, ProcessHandle process, String library) {
		this.jcmd = jdk + "/bin/jcmd";
		this.process = process;
		this.library = library;
	}

	/** Unpacks the library for this machine to a folder. */
	static void unpack(Path folder) throws IOException {
		String platform = System.getProperty("os.arch").equals("aarch64") ? "linux-arm64/" : "linux-x64/";
		try (InputStream library = ClassLoader.getSystemResourceAsStream(platform + LIBRARY)) {
			if (library == null) {
				throw new IOException("The class path has no async-profiler for this machine");
			}
			Files.copy(library, folder.resolve(LIBRARY));
		}
	}

	void start() throws IOException {
		command("start,event=ctimer,interval=1ms,jstackdepth=512,threads");
	}

	/**
	 * Ends the profile.
	 * @return a line for each stack, its thread first
	 */
	String stop() throws IOException {
		command("stop,collapsed,file=" + OUTPUT);
		return Files.readString(Path.of("/proc/" + this.process.pid() + "/root" + OUTPUT));
	}

	private void command(String options) throws IOException {
		// Without the quotes, jcmd takes what is before the first "=" for the name of an
		// option of its own.
		String said = Command
			.of(this.jcmd, String.valueOf(this.process.pid()), "JVMTI.agent_load", this.library, '"' + options + '"')
			.run();
		if (!said.contains("return code: 0")) {
			throw new IOException("async-profiler refused " + options + ": " + said);
		}
	}

}
