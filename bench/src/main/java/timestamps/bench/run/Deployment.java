package timestamps.bench.run;

import java.io.IOException;

/**
 * How long a deployment took.
 *
 * @param toFirstAnswer until the service answered for the first time, in seconds
 * @param toAllReady until the command that waits for all replicas ended, in seconds
 */
public record Deployment(double toFirstAnswer, double toAllReady) {

	/** Measures a command on a cluster that has nothing of the stack. */
	static Deployment of(Runnable command) throws IOException {
		try (FirstAnswer answer = FirstAnswer.watch()) {
			long start = System.nanoTime();
			command.run();
			double ready = (System.nanoTime() - start) / 1e9;
			return new Deployment(answer.secondsFrom(start), ready);
		}
	}

}
