package stateful.cluster;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads a service in its cluster. One thread at a time.
 */
public final class Cluster {

	private static final Logger LOGGER = Logger.getLogger(Cluster.class.getName());

	private final Connection connection;

	private Optional<Api> api = Optional.empty();

	public Cluster(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Reads a service.
	 * @return the service, or nothing if it cannot be read, for example without rights
	 */
	public synchronized Optional<Snapshot> look(String namespace, String service) {
		try {
			return open().map((server) -> new Snapshot(new Reader(server), namespace, service));
		}
		catch (RuntimeException ex) {
			LOGGER.log(Level.FINE, "The cluster cannot be read", ex);
			return Optional.empty();
		}
	}

	/**
	 * Reads a namespace.
	 * @return the namespace's objects, or nothing if the connection's settings are
	 * unknown or invalid
	 */
	public synchronized Optional<Surroundings> around(String namespace) {
		return open().map((server) -> new Surroundings(new Reader(server), namespace));
	}

	private Optional<Api> open() {
		if (this.api.isEmpty()) {
			this.api = this.connection.open();
		}
		return this.api;
	}

}
