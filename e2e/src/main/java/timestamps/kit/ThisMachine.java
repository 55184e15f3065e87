package timestamps.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine's ports and processes. */
public final class ThisMachine {

	private static final int PATIENCE_MILLIS = 2000;

	private static final long KIBIBYTE = 1024;

	private ThisMachine() {
	}

	/**
	 * {@return a free port of an address of this machine}
	 */
	public static int freePort(String address) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
			return socket.getLocalPort();
		}
	}

	/** Whether a port accepts connections. */
	public static boolean isOpen(String address, int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * {@return a number of bytes of a process}
	 * @param process its identifier
	 * @param entry the name in {@code /proc/PID/status}, such as {@code VmRSS}
	 */
	public static long memory(long process, String entry) throws IOException {
		return Files.readAllLines(Path.of("/proc", String.valueOf(process), "status"))
			.stream()
			.filter((line) -> line.startsWith(entry + ":"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
			.findFirst()
			.orElseThrow();
	}

}
