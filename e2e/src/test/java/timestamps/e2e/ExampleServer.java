package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program of {@code examples} with the real server. A client with the server's own
 * tools writes number after number, whatever happens to the server.
 */
@OnCluster
@ResourceLock(value = Deployment.ROUTER, mode = ResourceAccessMode.READ)
abstract class ExampleServer {

	/** For whatever a program wants to be told. */
	private static final String SECRET = "c29tZXRoaW5n";

	private final String name;

	private final int replicas;

	private final int port;

	private final Set<String> secrets;

	/**
	 * Names what differs between the examples.
	 * @param name the folder
	 * @param port the port that clients connect to
	 * @param secrets the names of the program's secrets
	 */
	ExampleServer(String name, int replicas, int port, String... secrets) {
		this.name = name;
		this.replicas = replicas;
		this.port = port;
		this.secrets = Set.of(secrets);
	}

	/**
	 * {@return the client's environment, besides {@code NAMESPACE} and {@code SECRET}}
	 */
	Map<String, String> environment() {
		return Map.of();
	}

	/**
	 * {@return a script that prints a line for each member of the cluster}
	 */
	abstract String members();

	/**
	 * {@return a script that writes numbers for ever, and prints each acknowledged one on
	 * a line}
	 */
	abstract String writer();

	/**
	 * {@return a script that prints a line for each number that was written}
	 */
	abstract String reader();

	/**
	 * Makes a writer of two commands.
	 * @param prepare is repeated until it succeeds
	 * @param write writes the number {@code $n}, and succeeds once that is acknowledged
	 */
	static String writer(String prepare, String write) {
		return """
				until %s; do sleep 1; done >/dev/null
				n=0
				while n=$((n + 1)); do
				  if %s >/dev/null; then echo $n; fi
				  sleep 1
				done""".formatted(prepare, write);
	}

	@Test
	void acknowledgedWritesSurviveALostPodARollOutGrowthAndDestroy(EmbeddedCluster cluster) throws Exception {
		KubernetesClient client = cluster.client();
		String image = Shell.lastLine(Shell.run("e2e/server-image", this.name));
		ForeignProgram program = program(image);
		try (TemporaryNamespace clients = new TemporaryNamespace(client, clients())) {
			program.up();
			check(program);
			WritingClient writer = writer(client, program, image, clients.name());
			membersFormACluster(writer);
			aNeighbourIsRefused(client, program);

			loseTheFirstPod(client, program);
			assertNothingIsLost(writer);

			List<String> pods = identities(pods(client, program));
			List<String> claims = identities(claims(client, program));
			Set<String> before = writer.acknowledged();
			program.configure(Set.of(), "image=" + Shell.run("crane", "--insecure", "digest", "--full-ref", image),
					"storageSize=400Mi");
			program.up();
			assertThat(writer.acknowledged()).as("written meanwhile").hasSizeGreaterThan(before.size());
			assertThat(identities(pods(client, program))).doesNotContainAnyElementsOf(pods);
			assertThat(claims(client, program)).extracting(ExampleServer::size).containsOnly("400Mi");
			assertNothingIsLost(writer);

			program.destroy();
			assertThat(pods(client, program)).isEmpty();
			program.up();
			assertThat(identities(claims(client, program))).isEqualTo(claims);
			assertNothingIsLost(writer);
			membersFormACluster(writer);
		}
		finally {
			program.abandon();
		}
	}

	private String clients() {
		return "e2e-" + this.name + "-clients";
	}

	private ForeignProgram program(String image) throws IOException {
		Path folder = ForeignProgram.TARGET.resolve("server-" + this.name);
		ForeignProgram.copy(Examples.FOLDER.resolve(this.name), folder);
		Path settings = folder.resolve("Pulumi.yaml");
		Files.writeString(settings,
				Files.readString(settings).replace("../../component", Shell.ROOT.resolve("component").toString()));
		Language language = Language.of(folder);
		language.install(folder);
		ForeignProgram program = ForeignProgram.in(folder, "e2e-server-" + this.name, language.environment());
		Stream<String> values = Stream.of("image=" + image, "namespace=" + program.namespace(), "clients=" + clients(),
				"storageSize=320Mi");
		program.configure(this.secrets,
				Stream.concat(values, this.secrets.stream().map((secret) -> secret + "=" + SECRET))
					.toArray(String[]::new));
		return program;
	}

	private void check(ForeignProgram program) throws IOException {
		List<PreviewedObject> objects = PreviewedObject.deployed(program.pulumi("stack", "export"));
		ObjectChecks.everyFieldIsInKubernetesSchema(
				List.of(ObjectChecks.write(program.folder(), program.namespace(), objects)));
		ObjectChecks.theApiServerTakesEveryObjectAndWarnsOfNone(program.folder(), program.namespace(), objects);
		ObjectChecks.secretsAreInSecretsAlone(objects, !this.secrets.isEmpty());
	}

	private WritingClient writer(KubernetesClient client, ForeignProgram program, String image, String namespace) {
		Map<String, String> environment = new TreeMap<>(Map.of("NAMESPACE", program.namespace(), "SECRET", SECRET));
		environment().forEach((name, value) -> environment.put(name,
				value.replace("NAMESPACE", program.namespace()).replace("SECRET", SECRET)));
		return new WritingClient(client, namespace, image, environment, writer());
	}

	/** A member is ready before the others know that. */
	private void membersFormACluster(WritingClient client) {
		Awaitility.await()
			.atMost(WritingClient.PATIENCE)
			.pollInterval(Duration.ofSeconds(2))
			.ignoreExceptionsInstanceOf(IllegalStateException.class)
			.untilAsserted(() -> assertThat(client.run(members())).hasSize(this.replicas));
	}

	/** The client shows that a connection is possible from its own namespace. */
	private void aNeighbourIsRefused(KubernetesClient client, ForeignProgram program) {
		try (TemporaryNamespace namespace = new TemporaryNamespace(client, "e2e-" + this.name + "-neighbours")) {
			TestPod neighbour = new TestPod(namespace.name());
			for (Pod pod : pods(client, program)) {
				assertThat(neighbour.reaches(pod.getStatus().getPodIP(), this.port)).isFalse();
			}
		}
	}

	/** It gets no time to end. */
	private static void loseTheFirstPod(KubernetesClient client, ForeignProgram program) {
		Pod lost = pods(client, program).get(0);
		client.resource(lost).withGracePeriod(0).delete();
		Awaitility.await().atMost(WritingClient.PATIENCE).until(() -> {
			Pod now = client.resource(lost).get();
			return now != null && !now.getMetadata().getUid().equals(lost.getMetadata().getUid())
					&& client.resource(now).isReady();
		});
	}

	/** The server takes writes again, and has all earlier ones. */
	private void assertNothingIsLost(WritingClient writer) {
		writer.awaitWrites();
		Set<String> acknowledged = writer.acknowledged();
		assertThat(writer.run(reader())).containsAll(acknowledged);
	}

	private static List<Pod> pods(KubernetesClient client, ForeignProgram program) {
		return client.pods().inNamespace(program.namespace()).list().getItems();
	}

	private static List<PersistentVolumeClaim> claims(KubernetesClient client, ForeignProgram program) {
		return client.persistentVolumeClaims().inNamespace(program.namespace()).list().getItems();
	}

	private static List<String> identities(List<? extends HasMetadata> objects) {
		return objects.stream().map((object) -> object.getMetadata().getUid()).toList();
	}

	private static String size(PersistentVolumeClaim claim) {
		return claim.getStatus().getCapacity().get("storage").toString();
	}

}
