package timestamps.service.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The file that a path led to when it was opened. Detects a second writer that no lock
 * keeps off: over NFS without locks, or on a node that the cluster gave up and that still
 * runs.
 *
 * @param file the path
 * @param key the device and the inode; null if the file system has none
 */
record FileIdentity(Path file, @Nullable Object key) {

	static FileIdentity of(Path file) throws IOException {
		return new FileIdentity(file, Files.readAttributes(file, BasicFileAttributes.class).fileKey());
	}

	/**
	 * Fails unless the path still leads to that file, and no other process has changed
	 * its length.
	 * @param channel the file
	 * @param length its length as this process knows it
	 * @throws LogTakenException if another process has written to it or replaced it
	 */
	void requireOwn(FileChannel channel, long length) throws IOException {
		long size = channel.size();
		if (size != length) {
			throw new LogTakenException(
					this.file + " has " + size + " bytes instead of " + length + ": another process writes to it");
		}
		try {
			if (!Objects.equals(this.key, of(this.file).key)) {
				throw new LogTakenException(this.file + " is another file than the one that was opened");
			}
		}
		catch (NoSuchFileException ex) {
			throw new LogTakenException(this.file + " is no longer there");
		}
	}

}
