package stateful.volumes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;
import stateful.cluster.Json;
import stateful.cluster.Snapshot;
import stateful.inputs.Quantity;

/**
 * The claims of a service's replicas as the cluster has them, and what they allow.
 *
 * @param claims those that are there
 * @param complete whether every replica has one
 * @param template the size of the template that new ones are made of, if it is known
 */
public record LiveClaims(List<Claim> claims, boolean complete, Optional<Quantity> template) {

	/** Where nothing is known. */
	public static final LiveClaims UNKNOWN = new LiveClaims(List.of(), false, Optional.empty());

	/**
	 * {@return the claims of a volume}
	 * @param volume the name of their template
	 * @param names the claims of all replicas that there are to be
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
	 * {@return the least size that the volumes can be asked to have, if it is known}
	 * <p>
	 * A claim whose volume did not grow may go back to what its volume has; a driver may
	 * have given it more than the template asked for.
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
	 * {@return the requests that stay as they are, by claim}
	 * <p>
	 * Kubernetes takes a request back only to more than the volume has. One that is to
	 * have no more stays larger, and does no harm.
	 */
	public Map<String, String> kept(Quantity size) {
		Map<String, String> kept = new HashMap<>();
		this.claims.stream()
			.filter((claim) -> claim.isGrowing() && claim.has(size))
			.forEach((claim) -> kept.put(claim.name(), claim.request().text()));
		return kept;
	}

	/**
	 * {@return whether volumes have to grow for a size, as far as is known}
	 */
	public boolean mustGrow(Quantity size) {
		boolean added = !this.complete && this.template.filter((made) -> made.compareTo(size) < 0).isPresent();
		return added || this.claims.stream().anyMatch((claim) -> !claim.has(size));
	}

}
