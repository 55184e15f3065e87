package stateful.overrides;

/** The objects, and parts of objects, into which fragments are merged. */
public enum Fragment {

	/** Merged before {@link #POD} and {@link #CONTAINER}, which are parts of it. */
	STATEFUL_SET("statefulSet", "apis/apps/v1", "apps.v1.StatefulSet"),

	POD("pod", "apis/apps/v1", "core.v1.PodSpec"),

	CONTAINER("container", "apis/apps/v1", "core.v1.Container"),

	SERVICE("service", "api/v1", "core.v1.Service"),

	HEADLESS_SERVICE("headlessService", "api/v1", "core.v1.Service"),

	NAMESPACE("namespace", "api/v1", "core.v1.Namespace"),

	DISRUPTION_BUDGET("disruptionBudget", "apis/policy/v1", "policy.v1.PodDisruptionBudget");

	private final String input;

	private final String group;

	private final String schema;

	Fragment(String input, String group, String schema) {
		this.input = input;
		this.group = group;
		this.schema = "io.k8s.api." + schema;
	}

	/**
	 * {@return the input's name below {@code overrides}}
	 */
	public String input() {
		return this.input;
	}

	/**
	 * {@return where the API server has the schema}
	 */
	String group() {
		return this.group;
	}

	/**
	 * {@return the schema's name}
	 */
	String schema() {
		return this.schema;
	}

}
