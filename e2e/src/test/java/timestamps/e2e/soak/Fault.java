package timestamps.e2e.soak;

/** A fault of the deployed service under load. */
interface Fault {

	/** The fault's name in {@code FAULTS}: one word. */
	String name();

	/** The fault in words, and what it may cost visitors. */
	Description description();

	/**
	 * Injects the fault, and returns when the system has recovered.
	 * @param target the deployed service
	 * @return what the fault may have cost
	 */
	Toll strike(Target target) throws Exception;

	/**
	 * A fault in words.
	 *
	 * @param happens what happens
	 * @param mayCost what it may cost visitors
	 */
	record Description(String happens, String mayCost) {
	}

}
