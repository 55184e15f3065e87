package stateful.volumes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import stateful.cluster.Json;
import stateful.cluster.Snapshot;
import stateful.inputs.Quantity;

/**
 * The claims of a service's replicas in the cluster, and the sizes that they permit.
 *
 * @param claims the existing claims
 * @param complete whether every replica has a claim
 * @param template the size in the template of new claims, if it is known
 */
public record LiveClaims(List<Claim> claims, boolean complete, Optional<Quantity> template) {

	/** Stands for claims that could not be read. */
	public static final LiveClaims UNKNOWN = new LiveClaims(List.of(), false, Optional.empty());

	/**
	 * {@return the claims of a volume}
	 * @param volume the name of their template
	 * @param names the names of the claims of all wanted replicas
	 */
	public static LiveClaims of(Snapshot snapshot, String volume, List<String> names) {
		Map<String, JsonObject> live = snapshot.claims();
		List<Claim> claims = names.stream().filter(live::containsKey).map(live::get).map(Claim::of).toList();
		Optional<Quantity> template = snapshot.set()
			.flatMap((set) -> Json.list(set, "spec", "volumeClaimTemplates")
				.stream()
				.filter((claim) -> Json.text(claim, "metadata", "name").equals(volume))
				.findFirst())
			.flatMap((claim) -> Quantity.parse(Json.text(claim, "spec", "resources", "requests", "storage")));
		return new LiveClaims(claims, claims.size() == names.size(), template);
	}

	/**
	 * {@return the least size that may be requested for the volumes, if it is known}
	 * <p>
	 * The request of a claim whose volume did not grow may go back to the size of the
	 * volume, or of the template, if the driver gave more than the template requested.
	 */
	Optional<Quantity> least() {
		List<Quantity> floors = new ArrayList<>();
		if (!this.complete) {
			this.template.ifPresent(floors::add);
		}
		for (Claim claim : this.claims) {
			floors.add(claim.isGrowing() ? lesser(claim.capacity().orElseThrow()) : claim.request());
		}
		return this.claims.isEmpty() ? Optional.empty() : floors.stream().max(Comparator.naturalOrder());
	}

	private Quantity lesser(Quantity capacity) {
		return this.template.filter((size) -> size.compareTo(capacity) < 0).orElse(capacity);
	}

	/**
	 * {@return the requests that must not change, by claim}
	 * <p>
	 * Kubernetes permits a smaller request only if it is larger than the volume.
	 * Otherwise the larger request stays, which does no harm.
	 */
	public Map<String, String> kept(Quantity size) {
		Map<String, String> kept = new HashMap<>();
		this.claims.stream()
			.filter((claim) -> claim.isGrowing() && claim.has(size))
			.forEach((claim) -> kept.put(claim.name(), claim.request().text()));
		return kept;
	}

	/**
	 * {@return the names of the claims that can grow before the set is ready}
	 */
	public Stream<String> bound() {
		return this.claims.stream().filter(Claim::isBound).map(Claim::name);
	}

	/**
	 * {@return whether known volumes must grow for a size}
	 */
	public boolean mustGrow(Quantity size) {
		boolean added = !this.complete && this.template.filter((made) -> made.compareTo(size) < 0).isPresent();
		return added || this.claims.stream().anyMatch((claim) -> !claim.has(size));
	}

}
