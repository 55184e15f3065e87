package timestamps.e2e.soak;

/** Something that happens to the deployed service while it is visited. */
interface Fault {

	/** One word, by which {@code FAULTS} chooses it. */
	String name();

	/** What happens, and what it may cost visitors. */
	Description description();

	/**
	 * Lets it happen, and returns once the system has recovered.
	 * @param target what it happens to
	 * @return what it was allowed to cost
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
