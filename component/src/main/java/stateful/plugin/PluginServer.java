package stateful.plugin;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import io.grpc.Server;
import io.grpc.ServerBuilder;

/** Serves the package to one engine, on a free port, and prints the port. */
final class PluginServer {

	private static final int SECONDS_TO_STOP = 30;

	private PluginServer() {
	}

	/**
	 * Serves until the process ends.
	 * @param engine the engine's address
	 */
	static void serve(String engine) throws IOException, InterruptedException {
		Server server = start(engine);
		System.out.println(server.getPort());
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
		server.awaitTermination();
	}

	/** Serves, and returns at once. */
	static Server start(String engine) throws IOException {
		return ServerBuilder.forPort(0).addService(new PackageService(engine)).build().start();
	}

	private static void stop(Server server) {
		try {
			server.shutdown().awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
