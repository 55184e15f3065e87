package timestamps.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import timestamps.kit.Cluster;
import timestamps.kit.Command;

/**
 * Starts what rows need: replicas of the image, programs, folders on the measured disk.
 * Everything that it starts ends with it.
 */
public final class Lab implements AutoCloseable {

	/** The stack's default {@code memoryLimit}, in bytes. */
	public static final long MEMORY_LIMIT = 320L << 20;

	/** The number of connections, unless a row says otherwise. */
	public static final int CONNECTIONS = 64;

	private static final int WARM_UP_SECONDS = 5;

	private static final int FEWEST_WARM_UPS = 3;

	private static final int MOST_WARM_UPS = 12;

	private static final double STILL_WARMING = 1.05;

	private final Path root;

	private final Path scratch;

	private final Image image;

	private final Wrk wrk;

	private final List<Replica> replicas = new ArrayList<>();

	private @Nullable Replica warm;

	private @Nullable Cluster cluster;

	private @Nullable Stack threeReplicas;

	private Lab(Path root, Path scratch, Image image) {
		this.root = root;
		this.scratch = scratch;
		this.image = image;
		this.wrk = new Wrk(root);
	}

	/**
	 * Sets up a lab in a clone where {@code commands/image} has made the image.
	 * @param root the clone's folder
	 * @return the lab
	 */
	public static Lab in(Path root) throws IOException {
		Path target = root.resolve("bench/target");
		Path scratch = target.resolve("lab");
		Command.of("rm", "-rf", scratch.toString()).output();
		return new Lab(root, Files.createDirectories(scratch),
				Image.unpack(root.resolve(".cluster/image"), target.resolve("images")));
	}

	public Image image() {
		return this.image;
	}

	public Wrk wrk() {
		return this.wrk;
	}

	public Path root() {
		return this.root;
	}

	/**
	 * {@return the folder of the JDK from which the image is made}
	 */
	public String jdk() throws IOException {
		return Command.of(this.root.resolve("commands/jdk-25").toString()).output();
	}

	/**
	 * {@return an empty folder on the measured disk}
	 * @param name its name
	 */
	public Path folder(String name) throws IOException {
		Path folder = this.scratch.resolve(name);
		Command.of("rm", "-rf", folder.toString()).output();
		return Files.createDirectories(folder);
	}

	/**
	 * Starts a replica as the stack deploys it, and waits for its first answer.
	 * @param visits the folder of its log
	 * @return the replica
	 */
	public Replica replica(Path visits) throws IOException {
		return start(visits).await();
	}

	/** Starts a replica as the stack deploys it, and does not wait for it. */
	public Replica start(Path visits) throws IOException {
		return start(visits, this.image.command(), Map.of());
	}

	/**
	 * Starts one replica of a set, and does not wait for it. {@link StandIns} can take
	 * the places of the others.
	 * @param replicas how many replicas the set has
	 * @return the replica
	 */
	public Replica startAmong(int replicas) throws IOException {
		Path names = folder("names");
		StandIns.name(names.resolve("hosts"), replicas);
		List<String> command = new ArrayList<>(this.image.command());
		command.addAll(command.indexOf("-cp"),
				List.of("-Djdk.net.hosts.file=/names/hosts", "-Dtimestamps.peers=" + StandIns.SERVICE));
		return start(folder("among"), command, Map.of("/names", names));
	}

	/**
	 * Starts the service as a plain Spring Boot jar, with the same Java in the same
	 * limits.
	 */
	public Replica startPlainJar(Path visits) throws IOException {
		Path jar = this.root.resolve("bench/peers/plain-jar/target");
		return start(visits, List.of("java", "-jar", "/plain-jar/plain.jar"), Map.of("/plain-jar", jar));
	}

	/**
	 * Starts a no-op on Reactor Netty without Spring, in the same image with the same
	 * flags, and warms it up.
	 */
	public Replica startReactorNetty() throws IOException {
		Path jar = this.root.resolve("bench/peers/reactor-netty/target");
		List<String> command = commandWith("/reactor-netty/reactor-netty.jar");
		command.set(command.size() - 1, "timestamps.peers.NoOpServer");
		Replica server = start(folder("reactor-netty"), command, Map.of("/reactor-netty", jar)).await();
		warmUp(server.url("/no-op"));
		return server;
	}

	/**
	 * Sends load until the server gets no faster: on a slow or busy machine, its compiler
	 * takes longer.
	 * @param url the URL of its POST requests
	 */
	public void warmUp(String url) throws IOException {
		double best = 0;
		boolean warming = true;
		for (int i = 0; i < FEWEST_WARM_UPS || warming && i < MOST_WARM_UPS; i++) {
			double rate = this.wrk.post(url, CONNECTIONS, WARM_UP_SECONDS).rate();
			warming = rate > STILL_WARMING * best;
			best = Math.max(best, rate);
		}
	}

	private Replica start(Path visits, List<String> command, Map<String, Path> mounts) throws IOException {
		Replica replica = Replica.start(this, visits, command, mounts);
		this.replicas.add(replica);
		return replica;
	}

	/**
	 * A replica after some seconds of load, with the endpoints of
	 * {@code timestamps.bench.server}. All rows share it.
	 */
	public Replica warm() throws IOException {
		if (this.warm == null) {
			Replica replica = startWithPeers(folder("warm")).await();
			for (String path : List.of("/visits", "/no-op")) {
				warmUp(replica.url(path));
			}
			this.warm = replica;
		}
		return this.warm;
	}

	/**
	 * Profiles the warm replica under load over {@link #CONNECTIONS} connections.
	 * @param path the path of the POST requests
	 * @param seconds how long
	 * @return a line for each stack, its thread first
	 */
	public String profile(String path, int seconds) throws IOException {
		Replica replica = warm();
		Profiler profiler = new Profiler(jdk(), replica.process(), "/bench/" + Profiler.LIBRARY);
		profiler.start();
		this.wrk.post(replica.url(path), CONNECTIONS, seconds);
		return profiler.stop();
	}

	private Replica startWithPeers(Path visits) throws IOException {
		Path jars = folder("jars");
		Path jar = this.root.resolve("bench/target/timestamps-bench-1.0.0.jar");
		Files.copy(jar, jars.resolve("bench.jar"));
		Profiler.unpack(jars);
		return start(visits, commandWith("/bench/bench.jar"), Map.of("/bench", jars));
	}

	/** The image's command with one more jar at the end of its class path. */
	private List<String> commandWith(String jar) throws IOException {
		// At the end, because the AOT cache requires the same beginning.
		String classPath = Files.readString(this.image.files().resolve("app/jib-classpath-file")).strip();
		List<String> command = new ArrayList<>(this.image.command());
		command.set(command.indexOf("-cp") + 1, classPath + ":" + jar);
		return command;
	}

	/**
	 * Creates a stack for one row.
	 * @param settings its settings by their keys
	 * @return the stack, not deployed yet
	 */
	public Stack stack(Map<String, String> settings) throws IOException {
		startCluster();
		return new Stack(settings);
	}

	/** A stack of three replicas on the cluster, which rows share. */
	public Stack threeReplicas() throws IOException {
		if (this.threeReplicas == null) {
			this.threeReplicas = stack(Map.of("replicas", "3", "storageSize", "1Gi"));
			this.threeReplicas.up();
		}
		return this.threeReplicas;
	}

	/**
	 * Starts the embedded cluster when the first row needs it. It has no stack of the
	 * measurements.
	 */
	public void startCluster() throws IOException {
		if (this.threeReplicas != null) {
			this.threeReplicas.close();
			this.threeReplicas = null;
		}
		if (this.warm != null) {
			this.warm.close();
			this.warm = null;
		}
		if (this.cluster == null) {
			this.cluster = new Cluster();
		}
	}

	/** Ends everything that still runs. */
	@Override
	public void close() throws IOException {
		try {
			for (Replica replica : this.replicas) {
				replica.close();
			}
		}
		finally {
			closeCluster();
			Command.of("rm", "-rf", this.scratch.toString()).output();
		}
	}

	private void closeCluster() throws IOException {
		Cluster used = this.cluster;
		if (used != null) {
			try {
				startCluster(); // removes the deployed stack first
			}
			finally {
				used.close();
			}
		}
	}

}
