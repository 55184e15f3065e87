package timestamps.service.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process off the same log. The operating system holds the lock, and
 * releases it however the process ends. The file {@code visits.lock} only names the
 * owner.
 */
final class DirectoryLock implements Closeable {

	private static final String NAME = "visits.lock";

	private final FileChannel channel;

	private DirectoryLock(FileChannel channel) {
		this.channel = channel;
	}

	static DirectoryLock acquire(Path directory, String owner) throws IOException {
		Path file = directory.resolve(NAME);
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE);
		try {
			lock(channel, file, false);
			String line = owner + ", process " + ProcessHandle.current().pid() + "\n";
			// Overwrites the old line, because a full volume has no room for a new one.
			int length = channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)), 0);
			channel.truncate(length);
			return new DirectoryLock(channel);
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
	}

	/**
	 * Keeps writers off a log while a tool reads all of it. Writes nothing, and does
	 * nothing in a directory in which no log was ever open.
	 * @param directory the log's folder
	 * @return the lock, which the caller must close
	 * @throws LogInUseException if a process has the log open
	 */
	static Closeable share(Path directory) throws IOException {
		Path file = directory.resolve(NAME);
		if (Files.notExists(file)) {
			return () -> {
			};
		}
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
		try {
			lock(channel, file, true);
			return new DirectoryLock(channel);
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
	}

	private static void lock(FileChannel channel, Path file, boolean shared) throws IOException {
		if (tryLock(channel, shared) == null) {
			throw new LogInUseException(Objects.requireNonNull(file.getParent()), Files.readString(file).strip());
		}
	}

	private static @Nullable FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
		try {
			return channel.tryLock(0, Long.MAX_VALUE, shared);
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
