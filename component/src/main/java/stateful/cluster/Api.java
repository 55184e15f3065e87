package stateful.cluster;

import java.io.IOException;
import java.time.Instant;

/** Reads from a cluster's API server. */
public interface Api extends AutoCloseable {

	/**
	 * Sends a GET request.
	 * @param path path and query, such as {@code /api/v1/nodes}
	 * @return the server's answer, whatever its status
	 * @throws IOException if there is no answer
	 */
	Answer get(String path) throws IOException;

	@Override
	void close();

	/**
	 * What the server answered.
	 *
	 * @param status the HTTP status
	 * @param body JSON, except for logs
	 * @param time the server's clock, to the second
	 */
	record Answer(int status, String body, Instant time) {

		/** The status of a missing object. */
		public static final int NOT_FOUND = 404;

		boolean isSuccess() {
			return this.status / 100 == 2;
		}

	}

}
