package timestamps.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import timestamps.kit.ThisMachine;

/** One replica of the service in a container, on ports of loopback. */
public final class Replica implements Server, AutoCloseable {

	private static final String DIRECTORY = "/var/lib/timestamps";

	private final Container container;

	private final int port;

	private final int managementPort;

	private final long started;

	private double secondsToStart;

	private Replica(Container container, int port, int managementPort, long started) {
		this.container = container;
		this.port = port;
		this.managementPort = managementPort;
		this.started = started;
	}

	/**
	 * Starts a replica, and does not wait for it.
	 * @param lab the image and the limits
	 * @param visits the folder of its log, on this machine
	 * @param command the command to start in the image
	 * @param mounts further folders of this machine, by their paths in the image
	 */
	static Replica start(Lab lab, Path visits, List<String> command, Map<String, Path> mounts) throws IOException {
		int port = ThisMachine.freePort("127.0.0.1");
		int managementPort = ThisMachine.freePort("127.0.0.1");
		List<String> environment = new ArrayList<>(lab.image().environment());
		environment.addAll(List.of("SERVER_PORT=" + port, "SERVER_ADDRESS=127.0.0.1",
				"MANAGEMENT_SERVER_PORT=" + managementPort, "MANAGEMENT_SERVER_ADDRESS=127.0.0.1",
				"TIMESTAMPS_DIRECTORY=" + DIRECTORY, "TIMESTAMPS_REPLICA=timestamps-0"));
		Map<String, Path> folders = new LinkedHashMap<>(mounts);
		folders.put(DIRECTORY, visits);
		String name = "timestamps-bench-" + port;
		long start = System.nanoTime();
		Container container = Container.start(name, lab.folder(name), lab.image().files(), command, environment,
				folders, Lab.MEMORY_LIMIT);
		return new Replica(container, port, managementPort, start);
	}

	/**
	 * Waits for its first answer.
	 * @return this
	 * @throws IOException with its log, if it ended instead
	 */
	public Replica await() throws IOException {
		try {
			Http.awaitAnswer(url("/visits?limit=1"), this.container::isAlive);
			this.secondsToStart = (System.nanoTime() - this.started) / 1e9;
			return this;
		}
		catch (IOException ex) {
			String log = this.container.log();
			close();
			throw new IOException(ex.getMessage() + ". The replica's log:\n" + log, ex);
		}
	}

	/**
	 * Waits until it is ready for visitors.
	 * @return this
	 * @throws IOException if it ended instead
	 */
	public Replica awaitReady() throws IOException {
		Http.awaitAnswer("http://127.0.0.1:" + this.managementPort + "/readyz", this.container::isAlive);
		return this;
	}

	/**
	 * {@return the time from the start of its process to its first answer}
	 */
	public double secondsToStart() {
		return this.secondsToStart;
	}

	/**
	 * {@return the port of its visitors}
	 */
	int port() {
		return this.port;
	}

	/**
	 * {@return a URL of it}
	 * @param path the URL's path and query
	 */
	public String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

	/**
	 * {@return the sum of one of its Prometheus metrics}
	 * @param metric the metric's name and the beginning of its labels
	 */
	public double metric(String metric) throws IOException {
		String metrics = Http.get("http://127.0.0.1:" + this.managementPort + "/metrics");
		return metrics.lines()
			.filter((line) -> line.startsWith(metric))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

	/** Its JVM. */
	ProcessHandle process() throws IOException {
		return this.container.process();
	}

	@Override
	public double processorSeconds() throws IOException {
		return Processes.processorSeconds(Stream.of(process()));
	}

	/**
	 * {@return its peak of resident memory, in bytes}
	 */
	public long mostResident() throws IOException {
		return ThisMachine.memory(this.container.process().pid(), "VmHWM");
	}

	/**
	 * {@return its anonymous memory, in bytes}
	 */
	public long anonymous() throws IOException {
		return ThisMachine.memory(this.container.process().pid(), "RssAnon");
	}

	@Override
	public void close() throws IOException {
		this.container.close();
	}

}
