package timestamps.service.connections;

/** What a connection is at. */
enum State {

	/** Nothing has come yet. */
	NEW,

	/** A part of a header has come. */
	HEADER,

	/** A request has come that is not answered to its end. */
	ANSWERING,

	/** All requests are answered. */
	KEPT,

	/** The last answer was given. */
	ENDING;

	boolean isWaiting() {
		return this == NEW || this == HEADER || this == KEPT;
	}

}
