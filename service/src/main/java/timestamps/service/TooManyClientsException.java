package timestamps.service;

/** Another live stream would be one too many for this replica. */
class TooManyClientsException extends RuntimeException {

	TooManyClientsException(int most) {
		super("This replica streams to " + most + " clients already; try again later");
	}

}
