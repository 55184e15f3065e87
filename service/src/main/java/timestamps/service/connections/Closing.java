package timestamps.service.connections;

import java.util.Locale;

/** Why the replica closes a connection before its client does. */
enum Closing {

	/** No request has come. */
	IDLE,

	/** A header has not ended. */
	HEADER,

	/** A body has not ended. */
	BODY,

	/** An answer was not read. */
	ANSWER,

	/** The client still sent after its last answer. */
	ENDED,

	/** Another connection needs its place or its memory. */
	ROOM;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
