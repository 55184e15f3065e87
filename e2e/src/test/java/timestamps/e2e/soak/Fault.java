package timestamps.e2e.soak;

/**
 * A fault of the deployed service under load.
 *
 * @param name its name in {@code FAULTS}: one word
 * @param happens what happens
 * @param mayCost what it may cost visitors
 * @param injection injects it
 */
record Fault(String name, String happens, String mayCost, Injection injection) {

	/** Injects a fault. */
	@FunctionalInterface
	interface Injection {

		/**
		 * Injects the fault, and returns when the system has recovered.
		 * @param target the deployed service
		 * @return what the fault may have cost
		 */
		Toll strike(Target target) throws Exception;

	}

	/** A step without a result. */
	@FunctionalInterface
	interface Step {

		void of(Target target) throws Exception;

	}

	/** A fault that fails no visit. */
	static Fault ofNoVisit(String name, String happens, Step step) {
		return ofNoVisit(name, happens, "no failed visit", step);
	}

	/** A fault that fails no visit, and may cost something else. */
	static Fault ofNoVisit(String name, String happens, String mayCost, Step step) {
		return new Fault(name, happens, mayCost, (target) -> {
			step.of(target);
			return Toll.NOTHING;
		});
	}

	/** A fault of all replicas: every visit may fail until all replicas serve again. */
	static Fault ofEveryVisit(String name, String happens, String mayCost, Step step) {
		return new Fault(name, happens, mayCost, (target) -> {
			step.of(target);
			return Toll.everythingUntil(target.awaitWell().plus(Target.PROXY));
		});
	}

	Toll strike(Target target) throws Exception {
		return this.injection.strike(target);
	}

}
