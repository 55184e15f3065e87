package stateful.state;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import stateful.inputs.Problems;
import stateful.options.Place;
import stateful.options.Places;

/**
 * Finds other owners of a service's namespace in the stack's state. When a component
 * moves without an alias, Pulumi first applies its objects again under the new URNs, then
 * deletes the same objects under the old URNs, with the volumes.
 */
public final class Occupants {

	static final String NAMESPACE = "kubernetes:core/v1:Namespace";

	private final String service;

	private final Places places;

	private final Map<String, JsonObject> namespaces;

	private final StackState deployed;

	public Occupants(String service, Places places, StackState deployed) {
		this.service = service;
		this.places = places;
		this.deployed = deployed;
		this.namespaces = deployed.everywhere(NAMESPACE);
	}

	/**
	 * Reports another owner of the namespace, if there is one.
	 * @param namespace the namespace's name
	 * @param cluster the cluster's uid, if it is known
	 * @param problems collects the problems
	 */
	public void check(String namespace, Optional<String> cluster, Problems problems) {
		others(namespace, cluster).forEach((other) -> {
			if (other.name().equals(this.service)) {
				problems.add("namespace is \"" + namespace + "\", which the stack has deployed as " + other.urn()
						+ ". This component has another URN: Pulumi would delete that namespace with its volumes."
						+ " Allowed is the component with the alias {urn: \"" + other.parent().urn() + "\"}");
			}
			else if (!isKnown()) {
				problems.add("namespace", namespace, "one that no other service of the stack has");
			}
		});
	}

	/**
	 * Reports another URN of this service in a namespace of others: Pulumi would apply
	 * its objects again, and then delete them.
	 * @param problems collects the problems
	 */
	public void checkTenancy(String namespace, Problems problems) {
		String marker = Owner.tenancy(this.service);
		Set<String> own = own(Owner.TENANCY, marker);
		this.deployed.everywhere(Owner.TENANCY)
			.entrySet()
			.stream()
			.filter((entry) -> !own.contains(entry.getKey()) && text(entry.getValue(), "namespace").equals(namespace))
			.map((entry) -> Place.of(entry.getKey()))
			.filter((place) -> place.name().equals(marker) && place.type().contains("$"))
			.map((place) -> place.parent(this.service))
			.filter((other) -> this.deployed.everywhere(other.ownType()).containsKey(other.urn()))
			.forEach((other) -> problems.add(
					"namespace is \"" + namespace + "\", in which the stack has deployed this service as " + other.urn()
							+ ". This component has another URN: Pulumi would delete its objects with the volumes."
							+ " Allowed is the component with the alias {urn: \"" + other.urn() + "\"}"));
	}

	/**
	 * {@return whether another service shares the namespace, which earlier releases
	 * permitted}
	 */
	public boolean isShared(String namespace, Optional<String> cluster) {
		return isKnown() && others(namespace, cluster).findAny().isPresent();
	}

	/**
	 * {@return whether the state has the service's own namespace}
	 */
	public boolean isKnown() {
		return has(this.service);
	}

	/**
	 * {@return whether the state has a namespace of the service with a logical name}
	 * @param name the namespace's logical name
	 */
	public boolean has(String name) {
		return this.places.all().anyMatch((place) -> this.namespaces.containsKey(place.child(NAMESPACE, name).urn()));
	}

	private Stream<Place> others(String namespace, Optional<String> cluster) {
		Set<String> own = own(NAMESPACE, this.service);
		return this.namespaces.entrySet()
			.stream()
			.filter((entry) -> !own.contains(entry.getKey()) && text(entry.getValue(), "name").equals(namespace))
			.map((entry) -> Place.of(entry.getKey()))
			.filter(this::isOfAComponent)
			.filter((other) -> isHere(other, cluster));
	}

	private Set<String> own(String type, String name) {
		return this.places.all().map((place) -> place.child(type, name).urn()).collect(Collectors.toSet());
	}

	/**
	 * Whether the namespace belongs to a component of the same name, whatever its type
	 * was, or to any other service.
	 */
	private boolean isOfAComponent(Place namespace) {
		if (!namespace.type().contains("$")) {
			return false;
		}
		Place component = namespace.parent();
		return this.deployed.everywhere(component.ownType()).containsKey(component.urn())
				&& (namespace.name().equals(this.service)
						|| component.ownType().equals(this.places.current().ownType()));
	}

	/**
	 * Whether the namespace is in this cluster: other clusters may have one of the same
	 * name.
	 */
	private boolean isHere(Place namespace, Optional<String> cluster) {
		Optional<String> recorded = ClusterIdentity.recorded(namespace.parent(), this.deployed);
		return cluster.isEmpty() || recorded.isEmpty() || recorded.equals(cluster);
	}

	private static String text(JsonObject object, String field) {
		return Optional.ofNullable(object.getAsJsonObject("metadata"))
			.map((metadata) -> metadata.get(field))
			.map(JsonElement::getAsString)
			.orElse("");
	}

}
