package timestamps.bench.run;

import java.io.IOException;

/** A program that answers requests. */
public interface Server {

	/**
	 * {@return the processor time that all of its processes have used, in user and kernel
	 * mode, in seconds}
	 * @throws IOException if it has ended
	 */
	double processorSeconds() throws IOException;

}
