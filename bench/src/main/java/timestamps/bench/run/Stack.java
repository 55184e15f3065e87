package timestamps.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * A stack of the project in its own namespace and backend: users' stacks on the same
 * cluster are not touched.
 */
public final class Stack implements AutoCloseable {

	/** A name whose settings file Git ignores. */
	private static final String NAME = "e2e-bench";

	/** The namespace of its objects. */
	public static final String NAMESPACE = "timestamps-bench";

	private final Cluster cluster;

	private boolean isDeployed;

	/**
	 * Creates the stack. If a killed run has left one, it is destroyed first.
	 * @param cluster the cluster to deploy to
	 * @param settings the stack's settings by their keys
	 */
	public Stack(Cluster cluster, Map<String, String> settings) throws IOException {
		this.cluster = cluster;
		Files.createDirectories(cluster.root().resolve(".cluster/e2e-stacks"));
		if (pulumi("stack", "ls", "--json").contains('"' + NAME + '"')) {
			pulumi("cancel", "--stack", NAME, "--yes");
			this.isDeployed = true;
			close();
		}
		pulumi("stack", "init", NAME);
		set("namespace", NAMESPACE);
		for (Map.Entry<String, String> setting : settings.entrySet()) {
			set(setting.getKey(), setting.getValue());
		}
	}

	/**
	 * Changes a setting, for the next {@link #up}.
	 * @param key the setting
	 * @param value its value
	 */
	public void set(String key, String value) throws IOException {
		pulumi("config", "set", "--stack", NAME, "timestamps:" + key, value);
	}

	/** Runs the CLI on this stack. */
	private String pulumi(String... arguments) throws IOException {
		return this.cluster.run(command(arguments));
	}

	private String[] command(String... arguments) {
		List<String> command = new ArrayList<>(
				List.of("env", "PULUMI_BACKEND_URL=file://" + this.cluster.root().resolve(".cluster/e2e-stacks"),
						"PULUMI_HOME=" + this.cluster.root().resolve(".cluster/e2e-pulumi"), "pulumi"));
		command.addAll(List.of(arguments));
		return command.toArray(String[]::new);
	}

	/**
	 * Deploys for the first time.
	 * @return how long that took
	 */
	public Deployment firstUp() throws IOException {
		return Deployment.of(this.cluster, this::up);
	}

	/**
	 * Deploys.
	 * @return how long that took, until all replicas were ready, in seconds
	 */
	public double up() throws IOException {
		this.isDeployed = true;
		return this.cluster
			.secondsToRun(command("up", "--stack", NAME, "--yes", "--skip-preview", "--non-interactive"));
	}

	/**
	 * Destroys the stack.
	 * @return how long that took, in seconds
	 */
	public double destroy() throws IOException {
		double seconds = this.cluster
			.secondsToRun(command("destroy", "--stack", NAME, "--yes", "--skip-preview", "--non-interactive"));
		this.isDeployed = false;
		return seconds;
	}

	/**
	 * {@return the URL of its service}
	 */
	public String endpoint() throws IOException {
		return pulumi("stack", "output", "--stack", NAME, "endpoint").strip();
	}

	/**
	 * {@return for each replica, the time from its pod's creation to ready, in whole
	 * seconds, as Kubernetes reports it}
	 */
	public List<Double> secondsToReady() throws IOException {
		JsonObject pods = JsonParser
			.parseString(this.cluster.run("kubectl", "--namespace", NAMESPACE, "get", "pods", "--output", "json"))
			.getAsJsonObject();
		List<Double> seconds = new ArrayList<>();
		for (JsonElement pod : pods.getAsJsonArray("items")) {
			JsonObject status = pod.getAsJsonObject().getAsJsonObject("status");
			String created = pod.getAsJsonObject().getAsJsonObject("metadata").get("creationTimestamp").getAsString();
			for (JsonElement condition : status.getAsJsonArray("conditions")) {
				if (condition.getAsJsonObject().get("type").getAsString().equals("Ready")) {
					String ready = condition.getAsJsonObject().get("lastTransitionTime").getAsString();
					seconds.add((double) Duration.between(Instant.parse(created), Instant.parse(ready)).toSeconds());
				}
			}
		}
		return seconds;
	}

	/**
	 * {@return the address of its first replica's pod}
	 */
	public String addressOfFirstReplica() throws IOException {
		return this.cluster
			.run("kubectl", "--namespace", NAMESPACE, "get", "pod", "timestamps-0", "--output",
					"jsonpath={.status.podIP}")
			.strip();
	}

	/**
	 * {@return its replicas' pods}
	 */
	public Pods pods() throws IOException {
		String uids = this.cluster.run("kubectl", "--namespace", NAMESPACE, "get", "pods", "--output",
				"jsonpath={.items[*].metadata.uid}");
		return new Pods(List.of(uids.strip().split(" ")));
	}

	/**
	 * {@return its state, as JSON}
	 */
	public String export() throws IOException {
		return pulumi("stack", "export", "--stack", NAME);
	}

	/** Removes the stack as fast as possible, without a grace period for pods. */
	@Override
	public void close() throws IOException {
		if (this.isDeployed) {
			this.cluster.run("kubectl", "--namespace", NAMESPACE, "delete", "statefulset", "--all", "--cascade=orphan");
			this.cluster.run("kubectl", "--namespace", NAMESPACE, "delete", "pod,pvc", "--all", "--grace-period=0",
					"--force", "--wait=false");
			destroy();
		}
		pulumi("stack", "rm", "--yes", "--stack", NAME);
		Files.deleteIfExists(this.cluster.root().resolve("Pulumi." + NAME + ".yaml"));
	}

}
