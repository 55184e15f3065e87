package timestamps.service;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Many clients that send something, read nothing and stay. They use several addresses of
 * this machine, because one has too few ports.
 */
final class Crowd implements Closeable {

	private static final int FROM_ONE_ADDRESS = 4000;

	private static final int SMALLEST_BUFFER = 4096;

	private final Deque<SocketChannel> clients = new ArrayDeque<>();

	private final InetSocketAddress service;

	private final ByteBuffer request;

	/** How many clients there may be: this process opens a file for each. */
	private final int most;

	private int came;

	Crowd(int port, String request, int most) {
		this.service = new InetSocketAddress("127.0.0.1", port);
		this.request = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
		this.most = most;
	}

	/** Adds a client; if there are too many, the first one leaves. */
	void come() {
		if (this.clients.size() == this.most) {
			close(this.clients.remove());
		}
		try {
			SocketChannel client = SocketChannel.open();
			this.clients.add(client);
			client.setOption(StandardSocketOptions.SO_RCVBUF, SMALLEST_BUFFER);
			client.bind(new InetSocketAddress("127.0.1." + (1 + this.came++ / FROM_ONE_ADDRESS % 200), 0));
			client.connect(this.service);
			client.configureBlocking(false);
			client.write(this.request.rewind());
		}
		catch (IOException refused) {
			// The replica refuses some, as it should.
		}
	}

	private static void close(SocketChannel client) {
		try {
			client.close();
		}
		catch (IOException gone) {
			// It is closed already.
		}
	}

	@Override
	public void close() {
		this.clients.forEach(Crowd::close);
	}

}
