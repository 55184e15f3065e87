package timestamps.e2e.soak;

import java.time.Instant;

/**
 * A visit that was not answered with 201.
 *
 * @param sent when it was sent
 * @param known when the visitor knew that it failed
 * @param kind how it failed
 * @param what the error's text
 * @param replica the replica of its connection; {@code null} for a new connection
 */
record Failure(Instant sent, Instant known, Kind kind, String what, String replica) {

	/** How a visit fails. */
	enum Kind {

		/** No connection was made. */
		UNREACHABLE,

		/** The connection ended before an answer came. */
		CUT_OFF,

		/** No answer came in time. */
		TIMED_OUT,

		/** The answer was 503: the visit was not recorded. */
		REFUSED,

		/** The answer was one that no fault excuses. */
		WRONG

	}

	@Override
	public String toString() {
		return this.kind + " " + this.what + ", sent " + this.sent
				+ ((this.replica != null) ? " on a connection to " + this.replica : " on a new connection");
	}

}
