package timestamps.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import timestamps.kit.Shell;

/**
 * Waits for the service's first answer while a command deploys it: sends requests as soon
 * as the Service object has an address.
 */
final class FirstAnswer implements AutoCloseable {

	private final Process watch;

	private final CompletableFuture<Long> answered;

	private FirstAnswer(Process watch) {
		this.watch = watch;
		this.answered = CompletableFuture.supplyAsync(this::await);
	}

	/** Begins to wait, on a cluster without the service. */
	static FirstAnswer watch() throws IOException {
		return new FirstAnswer(Shell.start("kubectl", "--namespace", Stack.NAMESPACE, "get", "services", "--watch",
				"--output", "jsonpath={.status.loadBalancer.ingress[0].ip}{\"\\n\"}"));
	}

	private long await() {
		try (BufferedReader addresses = new BufferedReader(
				new InputStreamReader(this.watch.getInputStream(), StandardCharsets.UTF_8))) {
			String address = "";
			while (address.isBlank()) {
				address = addresses.readLine();
				if (address == null) {
					throw new IOException("The service was given no address");
				}
			}
			Http.awaitAnswer("http://" + address + "/visits?limit=1", this.watch::isAlive);
			return System.nanoTime();
		}
		catch (IOException ex) {
			throw new CompletionException(ex);
		}
	}

	/**
	 * {@return the time from a beginning to the answer, in seconds}
	 * @param start the beginning, by {@link System#nanoTime}
	 */
	double secondsFrom(long start) {
		return (this.answered.join() - start) / 1e9;
	}

	@Override
	public void close() {
		this.watch.destroy();
		this.watch.onExit().join();
	}

}
