package timestamps.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import timestamps.kit.Shell;

/** The machine's processes, as {@code /proc} shows them. */
public final class Processes {

	private static final Pattern LISTENER = Pattern.compile("LISTEN\\s+\\d+\\s+\\d+\\s+(\\S+)\\s.*pid=(\\d+).*");

	private Processes() {
	}

	public static long ofComponent(String component) {
		return Long.parseLong(Shell.run("cluster/ctl", "pid", component));
	}

	/** The supervisor, which starts components again. */
	public static long ofSupervisor() {
		return Long.parseLong(Shell.run("cluster/ctl", "pid"));
	}

	/** The service's own process in a pod's container. */
	public static long ofPod(String uid) {
		return all().filter((pid) -> read(pid, "cgroup").contains("pod" + uid))
			.filter((pid) -> read(pid, "comm").equals("java\n"))
			.findFirst()
			.orElseThrow();
	}

	public static void kill(long pid) {
		ProcessHandle.of(pid).orElseThrow().destroyForcibly();
	}

	/** Sends a signal by its name, without {@code SIG}. */
	public static void signal(long pid, String signal) {
		Shell.run("kill", "-" + signal, String.valueOf(pid));
	}

	/** The addresses on which the cluster's processes listen on this machine. */
	static List<String> listeners() {
		List<Long> ours = all()
			.filter((pid) -> read(pid, "environ").contains("TIMESTAMPS_CLUSTER=" + Shell.ROOT.resolve(".cluster")))
			.toList();
		return Shell.run("ss", "-Hltnp")
			.lines()
			.map(LISTENER::matcher)
			.filter(Matcher::matches)
			.filter((listener) -> ours.contains(Long.valueOf(listener.group(2))))
			.map((listener) -> listener.group(1))
			.toList();
	}

	/** Whether a process has another mount namespace than this one. */
	static boolean hasMountsOfItsOwn(long pid) throws IOException {
		return !Files.readSymbolicLink(Path.of("/proc", String.valueOf(pid), "ns/mnt"))
			.equals(Files.readSymbolicLink(Path.of("/proc/self/ns/mnt")));
	}

	private static Stream<Long> all() {
		return ProcessHandle.allProcesses().map(ProcessHandle::pid);
	}

	private static String read(long pid, String file) {
		try {
			return Files.readString(Path.of("/proc", String.valueOf(pid), file), StandardCharsets.ISO_8859_1);
		}
		catch (IOException gone) {
			return "";
		}
	}

}
