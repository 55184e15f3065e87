package stateful.cluster;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The cluster that a service is deployed to, as far as it can be read. Used by one thread
 * at a time.
 */
public final class Cluster {

	private static final Logger LOGGER = Logger.getLogger(Cluster.class.getName());

	private final Connection connection;

	private Optional<Api> api = Optional.empty();

	public Cluster(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Looks at a service.
	 * @return what there is, or nothing if that cannot be read: rights may lack
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
	 * Looks at a namespace.
	 * @return what there is, or nothing if it is not known how to reach the cluster
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
