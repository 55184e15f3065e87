package timestamps.service;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A client that sends what no library sends, and shows every byte of the answer. */
final class RawClient implements Closeable {

	static final String VISIT = "POST /visits HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n\r\n";

	private static final int PATIENCE_MILLIS = 60_000;

	private final Socket socket;

	private final StringBuilder received = new StringBuilder();

	RawClient(int port) throws IOException {
		this(port, 0);
	}

	/**
	 * Connects a client.
	 * @param buffer how many unread bytes the client's system accepts; 0 for its default
	 */
	RawClient(int port, int buffer) throws IOException {
		this.socket = new Socket();
		if (buffer > 0) {
			this.socket.setReceiveBufferSize(buffer);
		}
		this.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		this.socket.setSoTimeout(PATIENCE_MILLIS);
	}

	RawClient send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		return this;
	}

	/** Sends until the other side reads no more. */
	RawClient sendWhatItTakes(String text) {
		try {
			send(text);
		}
		catch (IOException closed) {
			// The replica has answered and closed already.
		}
		return this;
	}

	RawClient endInput() throws IOException {
		this.socket.shutdownOutput();
		return this;
	}

	/** Everything up to the end of the connection, which must be orderly. */
	String readToEnd() throws IOException {
		while (readSome()) {
			// more
		}
		return this.received.toString();
	}

	/** Everything until so many answers with this status have begun. */
	String readUntil(String status, int answers) throws IOException {
		while (count(status) < answers && readSome()) {
			// more
		}
		return this.received.toString();
	}

	/** The first line of the answer, and no more. */
	String readStatus() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.socket.getInputStream().read(); next > 0
				&& next != '\r'; next = this.socket.getInputStream().read()) {
			line.append((char) next);
		}
		return line.toString();
	}

	int count(String status) {
		return Math
			.toIntExact(Pattern.compile("HTTP/1.1 " + Pattern.quote(status)).matcher(this.received).results().count());
	}

	private boolean readSome() throws IOException {
		return readSome(65_536);
	}

	/** Reads no more than that; false at the end of the connection. */
	boolean readSome(int most) throws IOException {
		byte[] bytes = new byte[most];
		int number = this.socket.getInputStream().read(bytes);
		if (number > 0) {
			this.received.append(new String(bytes, 0, number, StandardCharsets.ISO_8859_1));
		}
		return number > 0;
	}

	/** Whether the replica has closed or reset the connection. */
	boolean isClosed() throws IOException {
		this.socket.setSoTimeout(1);
		try {
			return !readSome();
		}
		catch (SocketTimeoutException open) {
			return false;
		}
		catch (SocketException reset) {
			return true;
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
