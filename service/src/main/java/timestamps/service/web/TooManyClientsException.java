package timestamps.service.web;

/** Another stream would be one too many for this replica. */
public class TooManyClientsException extends RuntimeException {

	public TooManyClientsException(int most) {
		super("This replica streams to " + most + " clients already; try again later");
	}

}
