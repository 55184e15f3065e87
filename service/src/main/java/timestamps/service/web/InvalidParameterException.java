package timestamps.service.web;

/** A query parameter has a value that is not allowed. */
public class InvalidParameterException extends RuntimeException {

	public InvalidParameterException(String message) {
		super(message);
	}

	public static void unless(boolean valid, String name, Object value, String allowed) {
		if (!valid) {
			throw new InvalidParameterException(name + " is " + value + "; allowed is " + allowed);
		}
	}

}
