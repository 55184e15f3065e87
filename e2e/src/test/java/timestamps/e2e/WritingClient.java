package timestamps.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import org.awaitility.Awaitility;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A pod with a server's own client. It writes until its namespace is deleted; its log has
 * the numbers that were acknowledged.
 */
final class WritingClient {

	static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final int SOME = 5;

	private final String namespace;

	private final PodResource pod;

	/** Starts it, and waits for its first acknowledged writes. */
	WritingClient(KubernetesClient client, String namespace, String image, Map<String, String> environment,
			String writer) {
		this.namespace = namespace;
		Pod pod = new PodBuilder().withNewMetadata()
			.withName("client")
			.withNamespace(namespace)
			.addToLabels(Map.of("e2e", "probe"))
			.endMetadata()
			.withNewSpec()
			.withTerminationGracePeriodSeconds(0L)
			.addNewContainer()
			.withName("client")
			.withImage(image)
			.withCommand("sh", "-c", writer)
			.withEnv(environment.entrySet()
				.stream()
				.map((variable) -> new EnvVar(variable.getKey(), variable.getValue(), null))
				.toList())
			.endContainer()
			.endSpec()
			.build();
		this.pod = client.pods().resource(pod);
		this.pod.create();
		Awaitility.await().atMost(PATIENCE).until(this.pod::isReady);
		awaitWrites();
	}

	/** The numbers that the server has acknowledged. */
	Set<String> acknowledged() {
		return this.pod.getLog()
			.lines()
			.filter((line) -> line.matches("\\d+"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Waits until more writes are acknowledged than now. */
	void awaitWrites() {
		int before = acknowledged().size();
		Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofSeconds(1))
			.untilAsserted(() -> assertThat(acknowledged()).as(() -> this.pod.tailingLines(20).getLog())
				.hasSizeGreaterThanOrEqualTo(before + SOME));
	}

	/** The lines that a script prints which runs beside the writer. */
	List<String> run(String script) {
		return Shell.run("kubectl", "--namespace", this.namespace, "exec", "client", "--", "sh", "-c", script)
			.lines()
			.toList();
	}

}
