package stateful.state;

import java.util.Objects;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.ProviderResource;
import stateful.inputs.Problems;
import stateful.options.Place;
import stateful.options.Places;
import stateful.sdk.Waiting;

/**
 * Identifies the provider that a service is deployed with. When a kubeconfig changes,
 * Pulumi may replace the provider, and then every object including the namespace, because
 * it cannot know whether the cluster is the same.
 *
 * @param urn the provider's URN, empty for the default one
 * @param id the provider's identity, which changes when it is replaced; empty if that is
 * not known yet
 */
public record ProviderIdentity(String urn, String id) {

	/** The identity's name among the outputs in a component's state. */
	public static final String OUTPUT = "provider";

	private static final int SHORT = 8;

	private static final String TYPE = "pulumi:providers:kubernetes";

	/**
	 * {@return the identity of a component's provider}
	 */
	public static ProviderIdentity of(Optional<ProviderResource> given) {
		return given
			.map((provider) -> new ProviderIdentity(Objects.requireNonNullElse(Waiting.on(provider.urn()), ""),
					Objects.requireNonNullElse(Waiting.on(provider.id()), "")))
			.orElseGet(() -> new ProviderIdentity("", ""));
	}

	private static ProviderIdentity of(String reference) {
		int end = reference.lastIndexOf("::");
		return (end < 0) ? new ProviderIdentity("", "")
				: new ProviderIdentity(reference.substring(0, end), reference.substring(end + 2));
	}

	/**
	 * {@return the text that the component's state keeps}
	 */
	public Output<String> reference() {
		return Output.of(this.urn.isEmpty() ? "" : this.urn + "::" + this.id);
	}

	/**
	 * {@return the name of the read of the cluster: it contains the identity, so that the
	 * state shows with which providers there was a run, also a refused one}
	 */
	String mark(String service) {
		String suffix = this.urn.isEmpty() ? "" : "-" + this.id.substring(0, Math.min(SHORT, this.id.length()));
		return service + "-cluster" + suffix;
	}

	/**
	 * Reports if this deployment replaces the provider. The run after a refused one
	 * replaces nothing any more.
	 * @param problems collects the problems
	 */
	public void check(Places places, StackState deployed, Problems problems) {
		places.all()
			.flatMap((place) -> recorded(place, deployed).stream())
			.findFirst()
			.filter((before) -> isReplaced(before, places.current().name(), deployed))
			.ifPresent((before) -> problems.add("The Kubernetes provider that " + places.current().name()
					+ " was deployed with is replaced, by another kubeconfig or another provider: Pulumi would replace the"
					+ " namespace as well and delete the volumes. Allowed is the provider as it was. To change the kubeconfig"
					+ " of the same cluster, give the provider a clusterIdentifier first, in an `up` of its own;"
					+ " after an `up` that failed for this, repeat it"));
	}

	private static Optional<ProviderIdentity> recorded(Place component, StackState deployed) {
		return deployed.output(component, OUTPUT).map(JsonElement::getAsString).map(ProviderIdentity::of);
	}

	/**
	 * Decides as the provider does: by the kubeconfigs, if both providers have one. The
	 * state has a new provider's kubeconfig only after the provider was created, so not
	 * in a preview.
	 */
	private boolean isReplaced(ProviderIdentity before, String service, StackState deployed) {
		String mark = "::" + mark(service);
		boolean isNoted = deployed.everywhere(Occupants.NAMESPACE)
			.keySet()
			.stream()
			.anyMatch((urn) -> urn.endsWith(mark));
		if (before.urn.isEmpty() || before.equals(this) || isNoted) {
			return false;
		}
		if (before.urn.equals(this.urn)) {
			return true;
		}
		Optional<JsonElement> old = kubeconfig(before.urn, deployed);
		Optional<JsonElement> now = kubeconfig(this.urn, deployed);
		return !Deployment.getInstance().isDryRun() && old.isPresent() && now.isPresent() && !old.equals(now);
	}

	private static Optional<JsonElement> kubeconfig(String provider, StackState deployed) {
		JsonObject outputs = deployed.everywhere(TYPE).getOrDefault(provider, new JsonObject());
		return Optional.ofNullable(outputs.get("kubeconfig"));
	}

}
