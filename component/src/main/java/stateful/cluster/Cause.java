package stateful.cluster;

/**
 * Why a replica is unavailable.
 *
 * @param kind what it is due to
 * @param message the object's own words, in one line
 * @param log the last lines of its container's log, or an empty text
 */
public record Cause(Kind kind, String message, String log) {

	Cause(Kind kind, String message) {
		this(kind, message.replaceAll("\\s*\n\\s*", " "), "");
	}

	/** What a replica lacks. */
	public enum Kind {

		/** Its image. */
		IMAGE,

		/** Something that the container refers to, such as a Secret. */
		CONTAINER,

		/** A process that goes on running. */
		CRASH,

		/** An answer to its probes. */
		PROBE,

		/** A node with enough room. */
		ROOM,

		/** The right to exist: a quota, or an admission check. */
		QUOTA,

		/** A node that is up. */
		NODE,

		/** Its volume. */
		VOLUME,

		/** An end: it has been terminating for too long. */
		END

	}

	/**
	 * {@return whether a change of the pod's template can remove the cause}
	 */
	public boolean isOfTheTemplate() {
		return switch (this.kind) {
			case IMAGE, CONTAINER, CRASH, PROBE, ROOM, QUOTA -> true;
			case NODE, VOLUME, END -> false;
		};
	}

}
