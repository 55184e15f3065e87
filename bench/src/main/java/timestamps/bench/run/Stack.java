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
import timestamps.kit.PulumiStack;
import timestamps.kit.Shell;

/**
 * A stack of the project in its own namespace and backend: users' stacks on the same
 * cluster are not touched.
 */
public final class Stack extends PulumiStack implements AutoCloseable {

	/** A name whose settings file Git ignores. */
	private static final String NAME = "e2e-bench";

	/** The namespace of its objects. */
	public static final String NAMESPACE = "timestamps-bench";

	/** Creates the stack. If a killed run has left one, it is destroyed first. */
	Stack(Map<String, String> settings) throws IOException {
		super(Shell.ROOT, NAME, environment());
		if (pulumiOfProject("stack", "ls", "--json").contains('"' + NAME + '"')) {
			pulumi("cancel", "--yes");
			close();
		}
		pulumiOfProject("stack", "init", NAME);
		set("namespace", NAMESPACE).set(settings);
	}

	/**
	 * Deploys for the first time.
	 * @return how long that took
	 */
	public Deployment firstUp() throws IOException {
		return Deployment.of(this::up);
	}

	/**
	 * {@return for each replica, the time from its pod's creation to ready, in whole
	 * seconds, as Kubernetes reports it}
	 */
	public List<Double> secondsToReady() {
		JsonObject pods = JsonParser
			.parseString(Shell.output("kubectl", "--namespace", NAMESPACE, "get", "pods", "--output", "json"))
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
	public String addressOfFirstReplica() {
		return Shell.output("kubectl", "--namespace", NAMESPACE, "get", "pod", "timestamps-0", "--output",
				"jsonpath={.status.podIP}");
	}

	/**
	 * {@return the address of a Service of its first replica alone}
	 */
	public String serviceOfFirstReplica() {
		Shell.output("kubectl", "--namespace", NAMESPACE, "expose", "pod", "timestamps-0", "--name=first");
		return Shell.output("kubectl", "--namespace", NAMESPACE, "get", "service", "first", "--output",
				"jsonpath={.spec.clusterIP}");
	}

	/**
	 * {@return its replicas' pods}
	 */
	public Pods pods() {
		String uids = Shell.output("kubectl", "--namespace", NAMESPACE, "get", "pods", "--output",
				"jsonpath={.items[*].metadata.uid}");
		return new Pods(List.of(uids.split(" ")));
	}

	/** Removes the stack as fast as possible, without a grace period for pods. */
	@Override
	public void close() throws IOException {
		Shell.output("kubectl", "--namespace", NAMESPACE, "delete", "statefulset", "--all", "--cascade=orphan");
		Shell.output("kubectl", "--namespace", NAMESPACE, "delete", "pod,pvc", "--all", "--grace-period=0", "--force",
				"--wait=false");
		destroy();
		pulumi("stack", "rm", "--yes");
		Files.deleteIfExists(Shell.ROOT.resolve("Pulumi." + NAME + ".yaml"));
	}

}
