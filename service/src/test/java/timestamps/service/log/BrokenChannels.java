package timestamps.service.log;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

import org.mockito.Mockito;
import org.mockito.invocation.InvocationOnMock;

/**
 * Opens files; a test can make their writes and forces fail. Everything else is passed to
 * the real channel.
 *
 * @param beforeWrite called before each write: may throw, or shorten what is written
 * @param beforeForce called before each force: may throw, or wait
 */
record BrokenChannels(BeforeWrite beforeWrite, BeforeForce beforeForce) implements LogFile.Channels {

	@FunctionalInterface
	interface BeforeWrite {

		void write(ByteBuffer source) throws IOException;

	}

	@FunctionalInterface
	interface BeforeForce {

		void force() throws IOException;

	}

	static BrokenChannels beforeWrite(BeforeWrite step) {
		return new BrokenChannels(step, () -> {
		});
	}

	static BrokenChannels beforeForce(BeforeForce step) {
		return new BrokenChannels((source) -> {
		}, step);
	}

	@Override
	public FileChannel open(Path file) throws IOException {
		FileChannel real = REAL.open(file);
		return Mockito.mock(FileChannel.class,
				Mockito.withSettings().stubOnly().defaultAnswer((call) -> answer(call, real)));
	}

	private Object answer(InvocationOnMock call, FileChannel real) throws Throwable {
		switch (call.getMethod().getName()) {
			case "write" -> {
				return write(call.getArgument(0), call.getArgument(1), real);
			}
			case "force" -> this.beforeForce.force();
			default -> {
			}
		}
		try {
			return call.getMethod().invoke(real, call.getRawArguments());
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private int write(ByteBuffer source, long position, FileChannel real) throws IOException {
		int limit = source.limit();
		try {
			this.beforeWrite.write(source);
			return real.write(source, position);
		}
		finally {
			source.limit(limit);
		}
	}

}
