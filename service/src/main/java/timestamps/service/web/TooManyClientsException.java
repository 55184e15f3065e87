package timestamps.service.web;

/** This replica has as many streams of this kind as it may have. */
public class TooManyClientsException extends RuntimeException {

	public TooManyClientsException(int most) {
		super("This replica streams to " + most + " clients already; try again later");
	}

}
