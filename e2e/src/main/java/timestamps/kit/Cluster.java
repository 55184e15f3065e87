package timestamps.kit;

/**
 * The embedded cluster with the image in its registry. If it is not up, it is started,
 * and stopped again at the end; else it stays as it is, with users' stacks.
 */
public class Cluster implements AutoCloseable {

	private final boolean wasUp = Shell.attempt("kubectl", "get", "--raw", "/readyz", "--request-timeout=20s")
		.status() == 0;

	public Cluster() {
		try {
			Command.of("commands/ready").in(Shell.ROOT).show();
		}
		catch (IllegalStateException ex) {
			stop();
			throw ex;
		}
	}

	@Override
	public void close() {
		stop();
	}

	private void stop() {
		if (!this.wasUp) {
			Command.of("cluster/down").in(Shell.ROOT).show();
		}
	}

}
