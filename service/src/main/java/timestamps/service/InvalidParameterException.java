package timestamps.service;

/** A query parameter outside of what is allowed. */
class InvalidParameterException extends RuntimeException {

	InvalidParameterException(String message) {
		super(message);
	}

	static void unless(boolean valid, String name, Object value, String allowed) {
		if (!valid) {
			throw new InvalidParameterException(name + " is " + value + "; allowed is " + allowed);
		}
	}

}
