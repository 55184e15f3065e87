package timestamps.bench.run;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection over which one POST after another is sent. It does little beside, because
 * the client shares the processors with the server. For one thread.
 */
final class KeptConnection implements Closeable {

	private static final int LONGEST_ANSWER = 16 * 1024;

	private static final int PATIENCE_MILLIS = 60_000;

	private static final int HTTP_PORT = 80;

	private static final String END_OF_HEADER = "\r\n\r\n";

	private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *(\\d+)");

	private static final String CREATED = "HTTP/1.1 201 ";

	private final Socket socket;

	private final byte[] request;

	private final byte[] answer = new byte[LONGEST_ANSWER];

	KeptConnection(URI url) throws IOException {
		int port = (url.getPort() >= 0) ? url.getPort() : HTTP_PORT;
		this.request = "POST %s HTTP/1.1\r\nHost: %s:%s\r\nContent-Length: 0\r\n\r\n"
			.formatted(url.getPath(), url.getHost(), port)
			.getBytes(StandardCharsets.US_ASCII);
		this.socket = new Socket(url.getHost(), port);
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(PATIENCE_MILLIS);
	}

	/**
	 * Sends a request, and reads its answer.
	 * @throws IOException if the answer is not 201
	 */
	void post() throws IOException {
		this.socket.getOutputStream().write(this.request);
		int received = 0;
		int length = Integer.MAX_VALUE;
		while (received < length) {
			int read = this.socket.getInputStream().read(this.answer, received, LONGEST_ANSWER - received);
			if (read <= 0) {
				throw new EOFException("The answer ended after " + received + " bytes");
			}
			received += read;
			length = length(new String(this.answer, 0, received, StandardCharsets.ISO_8859_1));
		}
	}

	/** The length of the answer; a large number if its header has not ended. */
	private static int length(String text) throws IOException {
		int header = text.indexOf(END_OF_HEADER);
		if (header < 0) {
			return Integer.MAX_VALUE;
		}
		Matcher length = LENGTH.matcher(text);
		if (!text.startsWith(CREATED) || !length.find()) {
			throw new IOException("A visit was answered with: " + text);
		}
		return header + END_OF_HEADER.length() + Integer.parseInt(length.group(1));
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
