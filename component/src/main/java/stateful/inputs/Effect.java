package stateful.inputs;

/** The effect of an input's change on a deployed service. */
public enum Effect {

	/** The pods are replaced one by one, the last first, each with its volume. */
	ROLLS_OUT("Rolls out.", "updates the set; its pods are replaced one by one, the last first"),

	SCALES("Adds or removes the last ones; claims are kept.",
			"adds or removes the last ones; claims of those that go are kept"),

	SERVICE("Updates the Service; pods stay.", "updates the Service; pods stay"),

	POLICY("Updates a policy; pods stay.", "updates a policy; pods stay"),

	NAMESPACE("Updates the namespace; pods stay.", "updates the namespace; pods stay"),

	GROWS("A larger size grows the claims in place, if their class permits it; a size below the volumes' is refused.",
			"grows the claims in place; pods stay"),

	REPLACES("Replaces the set, and with it the pods; the new set uses the same claims.",
			"replaces the set, and with it the pods; the new set uses the same claims"),

	MERGES("Updates the objects; `pod`, `container` and the template of `statefulSet` roll out.",
			"updates the objects; `pod`, `container` and the template of `statefulSet` roll out"),

	ON_DESTROY("Changes nothing until it is destroyed.", "nothing, until `destroy`"),

	REFUSED("A change is refused while there are volumes.", "refused, while there are volumes"),

	/** For parts of an input: the input itself has the effect. */
	NONE("", "");

	private final String sentence;

	private final String outcome;

	Effect(String sentence, String outcome) {
		this.sentence = sentence;
		this.outcome = outcome;
	}

	/**
	 * {@return the effect as a sentence for the input's description}
	 */
	String sentence() {
		return this.sentence;
	}

	/**
	 * {@return the effect as a cell of the table of changes}
	 */
	public String outcome() {
		return this.outcome;
	}

}
