package timestamps.service.connections;

/** What happens on a connection. */
enum State {

	/** Nothing has come yet. */
	NEW,

	/** A part of a header has come. */
	HEADER,

	/** A request has come that is not fully answered. */
	ANSWERING,

	/** All requests are answered. */
	KEPT,

	/** The last answer was sent. */
	ENDING;

	boolean isWaiting() {
		return this == NEW || this == HEADER || this == KEPT;
	}

}
