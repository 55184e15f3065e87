package timestamps.service.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * A file channel; a test can make its writes and forces fail. It passes everything else
 * to the real channel.
 */
class BrokenChannel extends FileChannel {

	private final FileChannel real;

	BrokenChannel(FileChannel real) {
		this.real = real;
	}

	/** Called before each write: may throw, or shorten what is written. */
	void beforeWrite(ByteBuffer source) throws IOException {
	}

	/** Called before each force: may throw, or wait. */
	void beforeForce() throws IOException {
	}

	@Override
	public int write(ByteBuffer source, long position) throws IOException {
		int limit = source.limit();
		try {
			beforeWrite(source);
			return this.real.write(source, position);
		}
		finally {
			source.limit(limit);
		}
	}

	@Override
	public void force(boolean metaData) throws IOException {
		beforeForce();
		this.real.force(metaData);
	}

	@Override
	public int read(ByteBuffer target, long position) throws IOException {
		return this.real.read(target, position);
	}

	@Override
	public long size() throws IOException {
		return this.real.size();
	}

	@Override
	public FileChannel truncate(long size) throws IOException {
		return this.real.truncate(size);
	}

	@Override
	protected void implCloseChannel() throws IOException {
		this.real.close();
	}

	@Override
	public int read(ByteBuffer target) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long read(ByteBuffer[] targets, int offset, int length) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int write(ByteBuffer source) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long write(ByteBuffer[] sources, int offset, int length) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long position() {
		throw new UnsupportedOperationException();
	}

	@Override
	public FileChannel position(long position) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long transferTo(long position, long count, WritableByteChannel target) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long transferFrom(ReadableByteChannel source, long position, long count) {
		throw new UnsupportedOperationException();
	}

	@Override
	public MappedByteBuffer map(MapMode mode, long position, long size) {
		throw new UnsupportedOperationException();
	}

	@Override
	public FileLock lock(long position, long size, boolean shared) {
		throw new UnsupportedOperationException();
	}

	@Override
	public FileLock tryLock(long position, long size, boolean shared) {
		throw new UnsupportedOperationException();
	}

}
