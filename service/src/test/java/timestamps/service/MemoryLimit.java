package timestamps.service;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A control group for one process, with a memory limit like a container's: the kernel
 * kills a process that exceeds it.
 */
final class MemoryLimit implements Closeable {

	private static final Path UNIFIED = Path.of("/sys/fs/cgroup");

	private final Path group;

	private MemoryLimit(Path group) {
		this.group = group;
	}

	/**
	 * Limits a process. Needs root; works with both versions of control groups.
	 */
	static MemoryLimit of(long pid, long bytes) throws IOException {
		Path memory = UNIFIED.resolve("memory");
		boolean first = Files.isDirectory(memory);
		Path group = Files.createDirectory((first ? memory : UNIFIED).resolve("timestamps-test-" + pid));
		Files.writeString(group.resolve(first ? "memory.limit_in_bytes" : "memory.max"), String.valueOf(bytes));
		Files.writeString(group.resolve("cgroup.procs"), String.valueOf(pid));
		return new MemoryLimit(group);
	}

	/** Removes the group, after its process has ended. */
	@Override
	public void close() throws IOException {
		Files.delete(this.group);
	}

}
