package timestamps.bench.run;

import java.io.IOException;
import java.nio.file.Path;

import com.google.gson.Gson;
import timestamps.kit.Command;

/** Sends HTTP load for a limited time, with wrk and one thread. */
public final class Wrk {

	private final Path script;

	Wrk(Path root) {
		this.script = root.resolve("bench/load/wrk.lua");
	}

	/**
	 * The result of a run.
	 *
	 * @param requests answers
	 * @param rate answers per second
	 * @param p50 median latency in ms
	 * @param p99 99th percentile of the latency in ms
	 * @param failures connections that failed, and answers of 400 and more
	 */
	public record Load(long requests, double rate, double p50, double p99, long failures) {
	}

	/**
	 * Sends POST requests, each as soon as its connection is free.
	 * @param url the URL
	 * @param connections the number of connections
	 * @param seconds the length of the run
	 * @return the result
	 * @throws IOException if requests failed: such figures are not valid
	 */
	public Load post(String url, int connections, int seconds) throws IOException {
		return run("POST", url, connections, seconds);
	}

	/**
	 * Sends POST requests over {@link Lab#CONNECTIONS} connections.
	 * @param server the server that answers
	 * @param url the URL
	 * @param seconds the length of the run
	 * @return what the server did
	 * @throws IOException if requests failed
	 */
	public Served post(Server server, String url, int seconds) throws IOException {
		return post(server, url, Lab.CONNECTIONS, seconds);
	}

	/**
	 * Sends POST requests over any number of connections.
	 * @param server the server that answers
	 * @param url the URL
	 * @param connections the number of connections
	 * @param seconds the length of the run
	 * @return what the server did
	 * @throws IOException if requests failed
	 */
	public Served post(Server server, String url, int connections, int seconds) throws IOException {
		double before = server.processorSeconds();
		Load load = post(url, connections, seconds);
		return new Served(load, server.processorSeconds() - before);
	}

	/**
	 * Sends GET requests in the same way.
	 * @param url the URL
	 * @param connections the number of connections
	 * @param seconds the length of the run
	 * @return the result
	 * @throws IOException if requests failed
	 */
	public Load get(String url, int connections, int seconds) throws IOException {
		return run("GET", url, connections, seconds);
	}

	private Load run(String method, String url, int connections, int seconds) throws IOException {
		String output = Command
			.of("wrk", "--threads", "1", "--connections", String.valueOf(connections), "--duration", seconds + "s",
					"--timeout", "10s", "--script", this.script.toString(), url, "--", method)
			.output();
		Load load = new Gson().fromJson(output.substring(output.lastIndexOf("\n{") + 1), Load.class);
		if (load.failures() > 0) {
			throw new IOException(load.failures() + " of the requests to " + url + " failed:\n" + output);
		}
		return load;
	}

}
