package timestamps.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import stateful.StackInputs;
import stateful.StatefulService;

/**
 * The cluster that Pulumi's own {@code kubernetes:} configuration selects, as for every
 * Pulumi program; by default the cluster of the current context.
 *
 * @param settings the provider's inputs
 */
record Cluster(Map<String, String> settings) {

	private static final List<String> FLAGS = List.of("deleteUnreachable", "skipUpdateUnreachable",
			"enableConfigMapMutable", "enableSecretMutable", "enableReplaceCRD", "strictMode",
			"suppressDeprecationWarnings", "suppressHelmHookWarnings");

	private static final List<String> OBJECTS = List.of("helmReleaseSettings", "kubeClientSettings");

	private static final List<String> CHOOSE_A_CLUSTER = List.of("kubeconfig", "context", "cluster");

	/**
	 * Reads the settings; {@link StackInputs#finish} reports their problems.
	 * @param configuration the stack's configuration
	 */
	static Cluster read(StackInputs configuration) {
		Map<String, String> settings = new HashMap<>();
		Reader reader = (key, valid, allowed) -> configuration.setting(key, valid, allowed)
			.ifPresent((value) -> settings.put(key, value));
		CHOOSE_A_CLUSTER.forEach((key) -> reader.read(key, (value) -> !value.isBlank(), "a text that is not empty"));
		reader.read("clusterIdentifier", (value) -> !value.isBlank(), "a text that is not empty");
		reader.read("namespace", (value) -> value.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"), "a DNS label");
		FLAGS.forEach((key) -> reader.read(key, List.of("true", "false")::contains, "true or false"));
		OBJECTS.forEach((key) -> reader.read(key, (value) -> value.startsWith("{"), "a JSON object"));
		reader.read("enableServerSideApply", "true"::equals,
				"true: server-side apply makes volumes grow and keeps stacks apart");
		reader.read("renderYamlToDirectory", (value) -> false, "none: the stack waits for its replicas");
		return new Cluster(settings);
	}

	/**
	 * Declares the provider. If the configuration selects the cluster, Pulumi must never
	 * replace the provider, and with it all objects: the component itself compares the
	 * clusters.
	 */
	ProviderResource provider() {
		Map<String, String> values = new HashMap<>(this.settings);
		if (CHOOSE_A_CLUSTER.stream().anyMatch(values::containsKey)) {
			values.putIfAbsent("clusterIdentifier", "timestamps");
		}
		return new ProviderResource("kubernetes", "cluster", new ClusterArgs(values::get),
				CustomResourceOptions.builder().version(StatefulService.PROVIDER_VERSION).build());
	}

	/** Reads one setting, if it is set and allowed. */
	@FunctionalInterface
	private interface Reader {

		void read(String key, Predicate<String> valid, String allowed);

	}

}
