package timestamps.service;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A disk image that is mounted while this is open. The script that mounts it undoes
 * everything when this process ends, however it ends. It mounts in a mount namespace of
 * its own: otherwise a container that starts meanwhile would keep the disk in its
 * namespace, and the next image of the same name would show the content of this one.
 */
final class MountedDisk implements Closeable {

	private static final String SCRIPT = Path.of("src", "test", "power", "mounted").toAbsolutePath().toString();

	private final Process script;

	private final Path folder;

	private MountedDisk(Process script, Path folder) {
		this.script = script;
		this.folder = folder;
	}

	static MountedDisk mount(Path image, Path folder) throws IOException {
		return start(folder, image.toString(), folder.toString());
	}

	/** Mounts a disk that records all writes. */
	static MountedDisk record(Path image, Path folder, Path record) throws IOException {
		return start(folder, image.toString(), folder.toString(), record.toString());
	}

	private static MountedDisk start(Path folder, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation=slave", SCRIPT));
		command.addAll(List.of(arguments));
		Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
		MountedDisk disk = new MountedDisk(script, Path.of("/proc/" + script.pid() + "/root" + folder));
		BufferedReader output = disk.script.inputReader();
		StringBuilder said = new StringBuilder();
		for (String line = output.readLine(); !"mounted".equals(line); line = output.readLine()) {
			if (line == null) {
				disk.close();
				throw new IOException(String.join(" ", command) + " failed: " + said);
			}
			said.append(line).append('\n');
		}
		return disk;
	}

	Path folder() {
		return this.folder;
	}

	@Override
	public void close() throws IOException {
		this.script.getOutputStream().close();
		try {
			if (!this.script.waitFor(1, TimeUnit.MINUTES)) {
				this.script.destroy();
				throw new IOException("The disk could not be unmounted within a minute");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
