package stateful.state;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.kubernetes.core.v1.Namespace;
import com.pulumi.kubernetes.meta.v1.outputs.ObjectMeta;
import com.pulumi.resources.CustomResourceOptions;
import stateful.inputs.Problems;
import stateful.options.Place;
import stateful.options.Places;
import stateful.sdk.CurrentDeployment;
import stateful.sdk.Waiting;

/**
 * Identifies a service's cluster by the uid of {@code kube-system}, which every cluster
 * keeps. With {@code existingNamespace}, the service's namespace identifies the cluster
 * instead, because the kubeconfig may not permit to read {@code kube-system}. The
 * component's own state keeps this uid, because a refresh against another cluster removes
 * the objects from the state.
 */
public final class ClusterIdentity {

	/** The uid's name among the outputs in a component's state. */
	public static final String OUTPUT = "cluster";

	/** An output that every release has written to the component's state. */
	private static final String DEPLOYED = "namespaceName";

	/** The namespace that identifies a cluster. */
	public static final String SYSTEM = "kube-system";

	private final String service;

	private final String namespace;

	private final Supplier<CustomResourceOptions.Builder> options;

	private final Optional<String> uid;

	private ClusterIdentity(String service, String namespace, ProviderIdentity provider,
			Supplier<CustomResourceOptions.Builder> options) {
		this.service = service;
		this.namespace = namespace;
		this.options = options;
		this.uid = namespace.isEmpty() ? Optional.empty()
				: read(provider.mark(service), namespace, "The cluster could not be identified: namespace " + namespace
						+ " could not be read. Its credentials must permit to get namespaces");
	}

	/**
	 * Reads the identity of the cluster that a service is about to be deployed to.
	 * @param service the service's name
	 * @param namespace the namespace that identifies the cluster; empty if it does not
	 * exist
	 * @param provider the identity of the provider to read with
	 * @param options options with that provider and the parent
	 * @throws RunException if the cluster does not answer
	 */
	public static ClusterIdentity read(String service, String namespace, ProviderIdentity provider,
			Supplier<CustomResourceOptions.Builder> options) {
		return new ClusterIdentity(service, namespace, provider, options);
	}

	/**
	 * {@return the cluster's uid; empty in a preview before provider or namespace is
	 * known}
	 */
	public Optional<String> uid() {
		return this.uid;
	}

	/**
	 * Reports if the service is deployed to another cluster. For a component of an
	 * earlier release, it compares the uid of the service's namespace.
	 * @param problems collects the problems
	 */
	public void check(Places places, StackState deployed, Problems problems) {
		if (this.uid.isEmpty()) {
			return;
		}
		Optional<String> before = recorded(places, deployed);
		if (before.isPresent()) {
			before.filter((recorded) -> !recorded.equals(this.uid.get()))
				.ifPresent((recorded) -> problems.add(moved(places) + another() + " (uid of namespace " + this.namespace
						+ ": " + recorded + "; this cluster's: " + this.uid.get() + ")." + wayOut(places)));
			return;
		}
		Optional<JsonObject> namespace = namespace(places, deployed);
		namespace.ifPresent((metadata) -> unlessSame(metadata, places, problems));
		if (namespace.isEmpty() && places.all().anyMatch((place) -> deployed.output(place, DEPLOYED).isPresent())) {
			problems
				.add("An earlier release deployed " + this.service + ", and this cluster has no namespace of it: the"
						+ " stack now points at another cluster, or the namespace was deleted." + wayOut(places));
		}
	}

	/**
	 * {@return the uid of the cluster that a component was deployed to last}
	 */
	static Optional<String> recorded(Places places, StackState deployed) {
		return places.all().flatMap((place) -> recorded(place, deployed).stream()).findFirst();
	}

	static Optional<String> recorded(Place component, StackState deployed) {
		return deployed.output(component, OUTPUT).map(JsonElement::getAsString);
	}

	private Optional<JsonObject> namespace(Places places, StackState deployed) {
		Map<String, JsonObject> namespaces = deployed.everywhere(Occupants.NAMESPACE);
		return places.all()
			.map((place) -> place.child(Occupants.NAMESPACE, this.service).urn())
			.flatMap((urn) -> Stream.ofNullable(namespaces.get(urn)))
			.flatMap((outputs) -> Stream.ofNullable(outputs.getAsJsonObject("metadata")))
			.filter((metadata) -> metadata.has("uid"))
			.findFirst();
	}

	private void unlessSame(JsonObject deployed, Places places, Problems problems) {
		String name = deployed.get("name").getAsString();
		String otherwise = "If namespace " + name
				+ " does not exist, either the stack now points at another cluster, or the"
				+ " namespace was deleted: `pulumi up --refresh` creates it again, with empty volumes";
		// Logged before the read: if it fails, the engine ends the deployment with its
		// own message.
		CurrentDeployment.log()
			.info("An earlier release deployed " + this.service + ", or its first up was interrupted. " + otherwise);
		Optional<String> now = read(this.service + "-deployed", name, otherwise);
		now.filter((uid) -> !uid.equals(deployed.get("uid").getAsString()))
			.ifPresent((uid) -> problems.add(moved(places) + " (uid of namespace " + name + ": "
					+ deployed.get("uid").getAsString() + "; here: " + uid + ")." + wayOut(places)));
	}

	private static String moved(Places places) {
		return "The stack now points at another cluster than the one that " + places.current().name()
				+ " was deployed to";
	}

	private String another() {
		return this.namespace.equals(SYSTEM) ? "" : ", or the namespace was deleted and made again";
	}

	private static String wayOut(Places places) {
		return " Point it back (kubeconfig, context, provider); or, if the volumes are gone for good,"
				+ " forget it: `pulumi state delete '" + places.current().urn() + "' --target-dependents`";
	}

	private Optional<String> read(String logicalName, String name, String failure) {
		Namespace namespace = Namespace.get(logicalName, Output.of(name), this.options.get().build());
		try {
			return Optional.ofNullable(Waiting.on(namespace.metadata())).flatMap(ObjectMeta::uid);
		}
		catch (CompletionException ex) {
			throw new RunException(failure);
		}
	}

}
