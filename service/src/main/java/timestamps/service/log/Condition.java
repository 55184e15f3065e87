package timestamps.service.log;

/** Whether a log accepts visits, and if not, why. */
public enum Condition {

	/** Visits are recorded. */
	WRITABLE("writable"),

	/** The disk is full; the log itself tries again until there is room. */
	FULL("the volume is full; visits are recorded again as soon as there is room"),

	/** A write takes so long that no visit waits for the next one. */
	HANGING("the volume does not answer; visits are recorded again as soon as it does"),

	/** The clock shows a time that cannot be right. */
	LEAPT("the clock has leapt ahead by more than a day; visits are recorded again as soon as it is right. "
			+ "If it is right now, restart this replica"),

	/** A write or a force failed; only a new process may try again. */
	FAILED("a write to the volume failed; this replica has to restart"),

	/** The log is closed or closing. */
	CLOSED("the log is closed: this replica is ending");

	private final String reason;

	Condition(String reason) {
		this.reason = reason;
	}

	/**
	 * {@return the condition in words}
	 */
	public String reason() {
		return this.reason;
	}

	LogUnavailableException refusal() {
		return new LogUnavailableException("The visit was not recorded: " + this.reason);
	}

}
