package stateful.state;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

import com.pulumi.deployment.Deployment;
import stateful.inputs.Problems;
import stateful.options.Places;
import stateful.sdk.CurrentDeployment;

/**
 * Records the namespaces, and the objects in namespaces of others, that this deployment's
 * services take; the stack's state lacks new services. Thread-safe: a plugin's services
 * are declared in parallel.
 */
public final class Neighbours {

	private static final Map<Object, Map<List<String>, String>> DEPLOYMENTS = Collections
		.synchronizedMap(new WeakHashMap<>());

	private static final Map<Boolean, Object> PLUGIN = new ConcurrentHashMap<>();

	private static volatile boolean plugin;

	private Neighbours() {
	}

	/**
	 * Treats all services of the process as services of one stack, as in a plugin, where
	 * each has its own deployment. Must be called before anything is declared.
	 */
	public static void ofOneStack() {
		plugin = true;
	}

	/**
	 * Enters a service, or reports the service that already has its namespace.
	 * @param cluster a text that identifies its cluster
	 * @param problems collects the problems
	 */
	public static void enter(String namespace, String cluster, Places places, Problems problems) {
		other(cluster, namespace, places).ifPresent((first) -> problems.add("namespace", namespace,
				"one that no other service of the stack has, but " + first + " has it"));
	}

	/**
	 * Enters a service's objects in a namespace of others, or reports those that another
	 * service has.
	 * @param objects the paths of its objects
	 * @param cluster a text that identifies its cluster
	 * @param problems collects the problems
	 */
	public static void enter(List<String> objects, String cluster, Places places, Problems problems) {
		for (String path : objects) {
			other(cluster, path, places).ifPresent((first) -> problems.add("the component's name",
					places.current().name(), "one with which " + path + " is not also that of " + first));
		}
	}

	private static Optional<String> other(String cluster, String thing, Places places) {
		String urn = places.current().urn();
		return Optional
			.ofNullable(DEPLOYMENTS.computeIfAbsent(deployment(), (key) -> new ConcurrentHashMap<>())
				.putIfAbsent(List.of(cluster, thing), urn))
			.filter((first) -> !first.equals(urn));
	}

	private static Object deployment() {
		return plugin ? PLUGIN.computeIfAbsent(Deployment.getInstance().isDryRun(), (key) -> new Object())
				: CurrentDeployment.identity();
	}

}
