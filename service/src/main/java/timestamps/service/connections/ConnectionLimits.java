package timestamps.service.connections;

import java.lang.management.ManagementFactory;

import com.sun.management.UnixOperatingSystemMXBean;

/**
 * What all connections of a port together may use: shares of the heap, which is a share
 * of the memory limit.
 *
 * @param connections how many may be open
 * @param headerBytes bytes of headers that have not ended; parsed, they take up to 40
 * times as much memory
 * @param unsentBytes bytes of answers that clients do not read
 */
public record ConnectionLimits(int connections, long headerBytes, long unsentBytes) {

	/** An idle connection takes 3 KiB, one with a live stream 20. */
	private static final long BYTES_OF_A_CONNECTION = 32 * 1024;

	private static final int FEWEST = 128;

	/** Open files other than connections: libraries, the log, the other port. */
	private static final long OTHER_FILES = 512;

	/**
	 * {@return the limits of the service's port}
	 */
	public static ConnectionLimits ofService() {
		return of(Runtime.getRuntime().maxMemory(), files());
	}

	/** Probes and metrics need few connections, and must not wait for visitors'. */
	static ConnectionLimits ofManagement() {
		long heap = Runtime.getRuntime().maxMemory();
		return new ConnectionLimits(FEWEST, heap / 1024, heap / 32);
	}

	static ConnectionLimits of(long heap, long files) {
		long connections = Math.min(heap / BYTES_OF_A_CONNECTION, files - OTHER_FILES);
		return new ConnectionLimits((int) Math.max(FEWEST, connections), heap / 256, heap / 8);
	}

	private static long files() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
				? system.getMaxFileDescriptorCount() : Long.MAX_VALUE;
	}

	/**
	 * How many connections are kept free, by closing those that wait.
	 */
	int reserve() {
		return this.connections / 16;
	}

}
