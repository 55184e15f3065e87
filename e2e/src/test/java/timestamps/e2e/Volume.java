package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import timestamps.kit.Shell;

/**
 * A replica's volume, as root of the machine can change it: an XFS file system in an
 * image file, which the first node mounts while the replica runs there.
 *
 * @param name the name of the persistent volume
 */
public record Volume(String name) {

	/** A file of the log or beside it, in the mounted volume. */
	private Path file(String file) {
		return Path.of(mountPoint(), file);
	}

	/**
	 * Takes all free room: most of it by allocation, the rest by writing.
	 */
	public void fill() {
		Path filler = file("filler");
		String left = "$(($(df --output=avail -B1M '%s' | tail -n 1) - 2))M".formatted(filler.getParent());
		Shell.run("sh", "-c", "fallocate -l %s '%s'".formatted(left, filler));
		Shell.attempt("sh", "-c", "cat /dev/zero >>'%s'".formatted(filler));
	}

	public void empty() throws IOException {
		Files.deleteIfExists(file("filler"));
	}

	/**
	 * Blocks all writes for a while, and ends that even if this process is killed
	 * meanwhile.
	 */
	public void freeze(Duration still) {
		Shell.run("sh", "-c", "fsfreeze --freeze \"$0\" && { sleep \"$1\"; fsfreeze --unfreeze \"$0\"; }", mountPoint(),
				"" + still.toMillis() / 1000.0);
	}

	/** Makes every read and write fail from now on, as after an error of the disk. */
	public void shutDown() {
		Shell.run("xfs_io", "-x", "-c", "shutdown", mountPoint());
	}

	/** Reads the log, whether the volume is mounted or not. */
	public <T> T log(Reading<T> reading) throws IOException {
		if (!mountPoint().isEmpty()) {
			return reading.of(file("visits.ndjson"));
		}
		Path folder = Files.createTempDirectory("volume");
		Shell.run("mount", "-o", "loop", image(), folder.toString());
		try {
			return reading.of(folder.resolve("visits.ndjson"));
		}
		finally {
			Shell.run("umount", folder.toString());
			Files.delete(folder);
		}
	}

	/**
	 * What a caller does with the log's file.
	 *
	 * @param <T> the result
	 */
	public interface Reading<T> {

		T of(Path log) throws IOException;

	}

	/** The mount point, or nothing. */
	private String mountPoint() {
		String device = Shell.run("losetup", "--noheadings", "--output", "NAME", "--associated", image()).strip();
		return device.isEmpty() ? ""
				: Shell.attempt("findmnt", "--noheadings", "--first-only", "--output", "TARGET", "--source", device)
					.output()
					.strip();
	}

	private String image() {
		return DeployedStack.image(this.name).toString();
	}

}
