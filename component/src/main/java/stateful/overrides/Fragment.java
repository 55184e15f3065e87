package stateful.overrides;

/** The objects, and parts of objects, into which fragments are merged. */
public enum Fragment {

	/** Merged before {@link #POD} and {@link #CONTAINER}, which are parts of it. */
	STATEFUL_SET("statefulSet"),

	POD("pod"),

	CONTAINER("container"),

	SERVICE("service"),

	HEADLESS_SERVICE("headlessService"),

	NAMESPACE("namespace"),

	DISRUPTION_BUDGET("disruptionBudget");

	private final String input;

	Fragment(String input) {
		this.input = input;
	}

	/**
	 * {@return the input's name below {@code overrides}}
	 */
	public String input() {
		return this.input;
	}

}
