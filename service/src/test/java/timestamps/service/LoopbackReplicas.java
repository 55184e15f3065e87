package timestamps.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.FileSystemUtils;
import timestamps.kit.Command;

/**
 * Three replicas as processes, each on its own loopback address, behind a
 * {@link FrontDoor}. A hosts file takes the place of the headless Service's DNS. Each
 * replica has folders that outlive its process, like a pod's.
 */
public final class LoopbackReplicas implements AutoCloseable {

	public static final int REPLICAS = 3;

	public static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

	private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");

	private static final String NETWORK = "127.77.200.";

	private final Path directory;

	private final Path hosts;

	private final int port;

	private final ServiceProcess[] replicas = new ServiceProcess[REPLICAS];

	private final FrontDoor door;

	public LoopbackReplicas() throws IOException {
		this(Files.createTempDirectory("set"));
	}

	/**
	 * Starts the replicas.
	 * @param directory has the folders of each replica, {@code data-N} and {@code pod-N};
	 * deleted at the end
	 */
	public LoopbackReplicas(Path directory) throws IOException {
		this.port = ServiceProcess.freePort();
		this.directory = directory;
		this.hosts = this.directory.resolve("hosts");
		name(0, 1, 2);
		List<CompletableFuture<Void>> starts = new ArrayList<>();
		for (int i = 0; i < REPLICAS; i++) {
			int ordinal = i;
			starts.add(CompletableFuture.runAsync(() -> start(ordinal), (task) -> new Thread(task).start()));
		}
		starts.forEach(CompletableFuture::join);
		this.door = new FrontDoor(this.port, List.of(address(0), address(1), address(2)));
	}

	/** Makes DNS list these replicas, and no others. */
	public void name(int... ordinals) throws IOException {
		StringBuilder names = new StringBuilder();
		for (int ordinal : ordinals) {
			names.append(address(ordinal)).append(" timestamps-").append(ordinal).append(".replicas.test\n");
			names.append(address(ordinal)).append(" replicas.test\n");
		}
		Path next = Files.writeString(this.directory.resolve("next-hosts"), names);
		Files.move(next, this.hosts, StandardCopyOption.ATOMIC_MOVE);
	}

	private static String address(int ordinal) {
		return NETWORK + (ordinal + 1);
	}

	/** Starts a replica, for the first time or again. */
	public void start(int ordinal) {
		try {
			Path pod = Files.createDirectories(this.directory.resolve("pod-" + ordinal));
			this.replicas[ordinal] = ServiceProcess.start(address(ordinal), this.port, "timestamps-" + ordinal,
					this.directory.resolve("data-" + ordinal), "-Djdk.net.hosts.file=" + this.hosts,
					"-Dtimestamps.peers=replicas.test", "-Dtimestamps.time-zone=" + ZONE,
					"-Dtimestamps.version=3f9c2a71d0e4", "-Dtimestamps.pod-directory=" + pod);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public FrontDoor door() {
		return this.door;
	}

	/** SIGKILL. */
	public void kill(int ordinal) throws InterruptedException {
		this.replicas[ordinal].kill();
	}

	/** SIGSTOP or SIGCONT: the replica hangs, or continues. */
	public void signal(int ordinal, String signal) {
		Command.of("kill", "-" + signal, String.valueOf(this.replicas[ordinal].pid())).run();
	}

	/** Records visits at one replica, all at once. */
	public void visit(int ordinal, int number) {
		List<CompletableFuture<?>> visits = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			visits.add(this.replicas[ordinal].visit());
		}
		visits.forEach(CompletableFuture::join);
	}

	public String get(int ordinal, String path, String accept) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.replicas[ordinal].url() + path))
			.header("Accept", accept)
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
	}

	/** How many visits a replica has on disk. */
	public long visits(int ordinal) throws IOException, InterruptedException {
		Matcher sequence = SEQUENCE.matcher(get(ordinal, "/visits?limit=1", "application/json"));
		return sequence.find() ? Long.parseLong(sequence.group(1)) : 0;
	}

	@Override
	public void close() throws IOException {
		this.door.close();
		for (ServiceProcess replica : this.replicas) {
			replica.close();
		}
		FileSystemUtils.deleteRecursively(this.directory);
	}

}
