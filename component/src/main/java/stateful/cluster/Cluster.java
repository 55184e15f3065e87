package stateful.cluster;

import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.google.gson.JsonObject;

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
	public Optional<Snapshot> look(String namespace, String service) {
		return ask((server) -> Optional.of(new Snapshot(server, namespace, service)));
	}

	/**
	 * {@return the object at a path, or nothing if it is not there or cannot be read}
	 */
	public Optional<JsonObject> find(String path) {
		return ask((server) -> server.find(path));
	}

	private synchronized <T> Optional<T> ask(Function<Reader, Optional<T>> question) {
		try {
			return open().flatMap((server) -> question.apply(new Reader(server)));
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
