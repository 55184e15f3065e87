package stateful.objects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.kubernetes.core.v1.ConfigMap;
import com.pulumi.kubernetes.core.v1.ConfigMapArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.Resource;
import stateful.cluster.Json;
import stateful.cluster.Surroundings;
import stateful.inputs.Inputs;
import stateful.inputs.Problems;
import stateful.sdk.CurrentDeployment;
import stateful.state.Owner;
import stateful.state.StackState;

/**
 * A service in a namespace that others made and keep, where it must overwrite no object
 * of others. A ConfigMap names the service's stack. It is applied without force, so that
 * no other stack takes over the service or its retained claims; every object waits for
 * it.
 */
public final class Tenancy {

	private final ServiceContext context;

	private final Owner owner;

	private final Problems problems;

	/**
	 * Prepares checks.
	 * @param owner the service's stack
	 * @param problems collects the problems
	 */
	public Tenancy(String service, Inputs inputs, Owner owner, Problems problems) {
		this.context = new ServiceContext(service, inputs, Output.of(inputs.namespace()), null);
		this.owner = owner;
		this.problems = problems;
	}

	/**
	 * Declares the ConfigMap.
	 * @return the namespace's name, known once the ConfigMap exists
	 */
	static Output<String> declare(String service, Inputs inputs, Owner owner, Resource parent) {
		String name = Owner.tenancy(service);
		ConfigMap marker = new ConfigMap(name,
				ConfigMapArgs.builder()
					.metadata(ObjectMetaArgs.builder()
						.name(name)
						.namespace(inputs.namespace())
						.labels(ServiceContext.labels(service, inputs.labels()))
						.annotations(owner.annotationsOfATenant())
						.build())
					.build(),
				ServiceContext.child(parent)
					.ignoreChanges("metadata.labels")
					.retainOnDelete(ServiceContext.retained(inputs))
					.build());
		return marker.metadata().applyValue((metadata) -> metadata.namespace().orElseThrow());
	}

	/**
	 * Reports the reasons why the service must not be in the namespace.
	 * @param look the namespace's objects; nothing if the cluster cannot be reached
	 * @param deployed the component's state after the last {@code up}
	 * @return the namespace; empty if it does not exist, which a preview permits, because
	 * the program may create it
	 */
	public String check(Optional<Surroundings> look, List<StackState> deployed) {
		boolean preview = Deployment.getInstance().isDryRun();
		String namespace = this.context.inputs().namespace();
		if (look.isEmpty() && preview) {
			return namespace; // the provider is not known yet
		}
		if (look.filter(Surroundings::isMissing).isPresent()) {
			missing(namespace, preview);
			return "";
		}
		look.flatMap(Surroundings::namespace)
			.ifPresentOrElse((found) -> check(found, look.orElseThrow(), deployed), () -> this.problems.add("namespace",
					namespace,
					"one that can be read: existingNamespace takes a cluster that answers, and the right to get the "
							+ "namespace"));
		return namespace;
	}

	private void missing(String namespace, boolean preview) {
		String problem = Problems.message("namespace", namespace, "one that exists, as existingNamespace is true");
		if (preview) {
			CurrentDeployment.log().warn(problem);
		}
		else {
			this.problems.add(problem);
		}
	}

	private void check(JsonObject found, Surroundings look, List<StackState> deployed) {
		String namespace = this.context.inputs().namespace();
		Owner.written(found)
			.forEach((other) -> this.problems
				.add("namespace is \"" + namespace + "\": it is that of a service of stack " + other.stack()
						+ ", which deletes it with everything in it. Allowed is one that is no service's own."
						+ " If that service is gone: `kubectl annotate namespace " + namespace + " stateful/stack-`"));
		ServiceObject marker = ServiceObject.marker(this.context);
		Optional<Owner> before = look.object(marker.path()).flatMap((object) -> Owner.written(object).findFirst());
		before.filter((other) -> !other.equals(this.owner))
			.ifPresent((other) -> this.problems.add("namespace is \"" + namespace + "\": stack " + other.stack()
					+ " has a service " + this.context.service()
					+ " there. Allowed is another namespace, or another name. To give that service, or the claims that it"
					+ " retained, to this stack: `kubectl annotate --overwrite --namespace " + namespace + " configmap "
					+ marker.name() + " " + this.owner.annotation() + "`, then `pulumi up --refresh`"));
		Stream.concat(before.isPresent() ? Stream.empty() : Stream.of(marker), ServiceObject.of(this.context).stream())
			.filter((made) -> !made.isKnown(deployed) && !look.isMissing(made.path()))
			.flatMap((made) -> problem(made, look.object(made.path())).stream())
			.forEach((problem) -> this.problems.add("namespace is \"" + namespace + "\": " + problem));
	}

	private Optional<String> problem(ServiceObject made, Optional<JsonObject> found) {
		if (found.isEmpty()) {
			return Optional.of("whether it has a " + made.kind() + " " + made.name() + " of others could not be read;"
					+ " existingNamespace takes a cluster that answers, and the right to get what the service consists of");
		}
		return found.filter((object) -> !isOfTheService(object))
			.map((object) -> "it has a " + made.kind() + " " + made.name()
					+ " that this service did not make, and would"
					+ " overwrite. Allowed is a namespace without it, or another name of the component");
	}

	/**
	 * {@return the requests of the service's claims by their names, also of removed
	 * replicas and of a destroyed service}
	 * @param look the namespace's objects
	 */
	public Map<String, String> claims(Optional<Surroundings> look) {
		return look.stream()
			.flatMap((seen) -> seen.claims(this.context.service()).stream())
			.filter(this::isOfTheService)
			.collect(Collectors.toMap((claim) -> Json.text(claim, "metadata", "name"),
					(claim) -> Json.text(claim, "spec", "resources", "requests", "storage")));
	}

	private boolean isOfTheService(JsonObject object) {
		return Surroundings.labels(object)
			.entrySet()
			.containsAll(ServiceContext.labels(this.context.service(), Map.of()).entrySet());
	}

	/**
	 * {@return the paths of the service's objects; claims without ordinals}
	 */
	public List<String> paths() {
		return ServiceObject.paths(this.context);
	}

}
