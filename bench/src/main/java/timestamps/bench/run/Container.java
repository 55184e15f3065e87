package timestamps.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import timestamps.kit.Command;

/**
 * A command in the image's files, run by runc like a pod's container: with the stack's
 * memory limit, a read-only root, no capabilities and the same user. Only the network is
 * the machine's.
 */
final class Container implements AutoCloseable {

	private static final int USER = 10001;

	private final String name;

	private final Path folder;

	private final Process process;

	private boolean isThere = true;

	private Container(String name, Path folder, Process process) {
		this.name = name;
		this.folder = folder;
		this.process = process;
	}

	/**
	 * Starts a container.
	 * @param name its name, unique on the machine
	 * @param folder its own folder
	 * @param files its root
	 * @param command the command
	 * @param environment the command's variables, {@code NAME=value}
	 * @param mounts folders of this machine by their paths in the container; the command
	 * may write there
	 * @param memoryLimit in bytes
	 */
	static Container start(String name, Path folder, Path files, List<String> command, List<String> environment,
			Map<String, Path> mounts, long memoryLimit) throws IOException {
		for (Path mounted : mounts.values()) {
			Command.of("chown", "--recursive", USER + ":" + USER, mounted.toString()).output();
		}
		Map<String, Object> configuration = Map.of("ociVersion", "1.0.2", "hostname", name, "root",
				Map.of("path", files.toString(), "readonly", true), "process",
				Map.of("user", Map.of("uid", USER, "gid", USER), "args", command, "env", environment, "cwd", "/",
						"noNewPrivileges", true),
				"mounts", mounts(mounts), "linux",
				Map.of("cgroupsPath", "/" + name, "resources", Map.of("memory", Map.of("limit", memoryLimit)),
						"namespaces", List.of(Map.of("type", "pid"), Map.of("type", "ipc"), Map.of("type", "uts"),
								Map.of("type", "mount"))));
		Files.writeString(folder.resolve("config.json"), new Gson().toJson(configuration));
		Process process = new ProcessBuilder("runc", "--root", folder.resolve("runc").toString(), "run", "--bundle",
				folder.toString(), name)
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("log").toFile())
			.start();
		return new Container(name, folder, process);
	}

	private static List<Map<String, Object>> mounts(Map<String, Path> folders) {
		List<Map<String, Object>> mounts = new ArrayList<>();
		mounts.add(mount("/proc", "proc"));
		mounts.add(mount("/dev", "tmpfs"));
		mounts.add(mount("/sys", "sysfs", "ro"));
		mounts.add(mount("/sys/fs/cgroup", "cgroup", "ro"));
		mounts.add(mount("/tmp", "tmpfs"));
		folders.forEach((inside, outside) -> {
			Map<String, Object> mount = mount(inside, "bind", "bind", "rw");
			mount.put("source", outside.toString());
			mounts.add(mount);
		});
		return mounts;
	}

	private static Map<String, Object> mount(String place, String type, String... options) {
		Map<String, Object> mount = new LinkedHashMap<>();
		mount.put("destination", place);
		mount.put("type", type);
		mount.put("source", type);
		mount.put("options", List.of(options));
		return mount;
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	String log() throws IOException {
		return Files.readString(this.folder.resolve("log"));
	}

	/** The command's process on this machine. */
	ProcessHandle process() throws IOException {
		String state = runc("state", this.name);
		return ProcessHandle.of(JsonParser.parseString(state).getAsJsonObject().get("pid").getAsLong()).orElseThrow();
	}

	private String runc(String... command) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("runc", "--root", this.folder.resolve("runc").toString()));
		arguments.addAll(List.of(command));
		return Command.of(arguments.toArray(String[]::new)).output();
	}

	/** Kills all processes in the container. */
	@Override
	public void close() throws IOException {
		if (this.isThere) {
			this.isThere = false;
			runc("delete", "--force", this.name);
			this.process.onExit().join();
		}
	}

}
