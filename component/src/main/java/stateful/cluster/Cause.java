package stateful.cluster;

/**
 * Why a replica is unavailable.
 *
 * @param kind what the replica lacks
 * @param message the cluster's own message, in one line
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

		/** A passing probe. */
		PROBE,

		/** A node with enough room. */
		ROOM,

		/** Permission to exist: a quota or an admission check forbids it. */
		QUOTA,

		/** A node that is up. */
		NODE,

		/** Its volume. */
		VOLUME,

		/** An end: the pod has been terminating for too long. */
		END

	}

	/**
	 * {@return whether another pod template can remove the cause}
	 */
	public boolean isOfTheTemplate() {
		return switch (this.kind) {
			case IMAGE, CONTAINER, CRASH, PROBE, ROOM, QUOTA -> true;
			case NODE, VOLUME, END -> false;
		};
	}

}
