package stateful.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.pulumi.resources.ProviderResource;
import stateful.sdk.CurrentDeployment;
import stateful.sdk.Waiting;

/** Finds the configuration of the Kubernetes provider. */
public final class ProviderSettings {

	private ProviderSettings() {
	}

	/**
	 * {@return the settings of a provider, by the names of Pulumi's {@code kubernetes:}
	 * configuration; nothing if they are unknown}
	 * @param explicit the given provider; nothing for the default one
	 */
	public static Optional<Map<String, String>> of(Optional<ProviderResource> explicit) {
		return explicit.isPresent() ? deployed(explicit.get()) : Optional.of(configured());
	}

	private static Map<String, String> configured() {
		Map<String, String> settings = new HashMap<>();
		Stream.of("kubeconfig", "context", "cluster")
			.forEach((key) -> CurrentDeployment.setting("kubernetes:" + key)
				.ifPresent((value) -> settings.put(key, value)));
		return settings;
	}

	/**
	 * The provider's inputs, which the stack's state has once the provider is registered.
	 */
	private static Optional<Map<String, String>> deployed(ProviderResource provider) {
		String urn = Objects.requireNonNull(Waiting.on(provider.urn()));
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
