package stateful.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.pulumi.core.internal.Internal;
import com.pulumi.deployment.internal.DeploymentInternal;
import com.pulumi.resources.ProviderResource;

/** How the Kubernetes provider is configured. */
public final class ProviderSettings {

	private ProviderSettings() {
	}

	/**
	 * {@return the settings of a provider, by the names of Pulumi's {@code kubernetes:}
	 * configuration; nothing if they are not known}
	 * @param explicit the provider that was given, if one was
	 */
	public static Optional<Map<String, String>> of(Optional<ProviderResource> explicit) {
		return explicit.isPresent() ? deployed(explicit.get()) : Optional.of(configured());
	}

	private static Map<String, String> configured() {
		Map<String, String> settings = new HashMap<>();
		Stream.of("kubeconfig", "context", "cluster")
			.forEach((key) -> DeploymentInternal.getInstance()
				.getConfig("kubernetes:" + key)
				.ifPresent((value) -> settings.put(key, value)));
		return settings;
	}

	/** Its inputs, which the stack's state has once it is registered. */
	private static Optional<Map<String, String>> deployed(ProviderResource provider) {
		String urn = Internal.of(provider.urn()).getValueNullable().join();
		return StackState.outputs(urn).map((outputs) -> {
			Map<String, String> settings = new HashMap<>();
			outputs.forEach((key, value) -> {
				if (value instanceof String text) {
					settings.put(String.valueOf(key), text);
				}
			});
			return settings;
		});
	}

}
