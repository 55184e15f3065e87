package timestamps.service;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A load balancer: each connection goes to the next replica that accepts it. Tests can
 * shut it, with all open connections.
 */
public final class FrontDoor implements Closeable {

	private static final int CONNECT_MILLIS = 500;

	private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final List<String> addresses;

	private final int port;

	private volatile boolean shut;

	private volatile int only = -1;

	private volatile Duration slowness = Duration.ZERO;

	private int next;

	FrontDoor(int port, List<String> addresses) throws IOException {
		this.port = port;
		this.addresses = addresses;
		daemon(this::accept);
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getLocalPort();
	}

	/** Cuts all connections and accepts no new ones. */
	public void shut() {
		this.shut = true;
		cut();
	}

	public void open() {
		this.shut = false;
	}

	/** Sends new connections to one replica only. */
	public void leadTo(int replica) {
		this.only = replica;
	}

	public void leadToAll() {
		this.only = -1;
	}

	/** Delays the answers on new connections. */
	public void slow(Duration slowness) {
		this.slowness = slowness;
	}

	private void cut() {
		this.sockets.forEach(FrontDoor::close);
		this.sockets.clear();
	}

	private void accept() {
		try {
			while (!this.server.isClosed()) {
				Socket client = this.server.accept();
				Socket replica = this.shut ? null : connect();
				if (replica == null) {
					close(client);
				}
				else {
					this.sockets.add(client);
					this.sockets.add(replica);
					daemon(() -> copy(client, replica));
					daemon(() -> copySlowly(replica, client));
				}
			}
		}
		catch (IOException closed) {
			cut();
		}
	}

	private Socket connect() {
		for (int tries = 0; tries < this.addresses.size(); tries++) {
			int replica = (this.only >= 0) ? this.only : this.next++ % this.addresses.size();
			String address = this.addresses.get(replica);
			Socket socket = new Socket();
			try {
				socket.connect(new InetSocketAddress(address, this.port), CONNECT_MILLIS);
				return socket;
			}
			catch (IOException refused) {
				close(socket);
			}
		}
		return null;
	}

	private void copySlowly(Socket from, Socket to) {
		try {
			Thread.sleep(this.slowness.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		copy(from, to);
	}

	private static void copy(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException cut) {
			// The other side notices it at its next read or write.
		}
		close(from);
		close(to);
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException gone) {
			// It is closed already.
		}
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task, "front-door");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
