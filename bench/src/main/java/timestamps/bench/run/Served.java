package timestamps.bench.run;

/**
 * What a server did under load, and the processor time that it took. The wall clock also
 * counts the client, which shares the machine's processors.
 *
 * @param load the requests that were answered
 * @param processorSeconds the server's processor time
 */
public record Served(Wrk.Load load, double processorSeconds) {

	/**
	 * Makes the figures of a client that reports no waits.
	 * @param requests the requests that were answered
	 * @param seconds the length of the run
	 * @param processorSeconds the server's processor time
	 * @return the figures
	 */
	public static Served of(long requests, double seconds, double processorSeconds) {
		return new Served(new Wrk.Load(requests, requests / seconds, Double.NaN, Double.NaN, 0), processorSeconds);
	}

	/**
	 * {@return answers per second, by the wall clock}
	 */
	public double perSecond() {
		return this.load.rate();
	}

	/**
	 * {@return answers per second of the server's processor time}
	 */
	public double perProcessorSecond() {
		return this.load.requests() / this.processorSeconds;
	}

	double p99() {
		return this.load.p99();
	}

}
