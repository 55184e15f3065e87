package stateful.objects;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.pulumi.exceptions.RunException;
import com.pulumi.kubernetes.core.v1.Namespace;
import com.pulumi.kubernetes.core.v1.NamespaceArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.kubernetes.meta.v1.outputs.ManagedFieldsEntry;
import com.pulumi.kubernetes.meta.v1.outputs.ObjectMeta;
import com.pulumi.resources.Resource;
import stateful.sdk.Waiting;
import stateful.state.Owner;

/**
 * Finds out whether a new service's namespace exists already. A Pulumi program cannot ask
 * that: reading a missing object fails the program. So the namespace is first applied
 * with nothing but a label that every namespace has, as a resource that is never deleted.
 * The result is the whole object, which shows who made it and when.
 */
public final class Reservation {

	private static final String NAME = "kubernetes.io/metadata.name";

	private static final JsonElement FIELDS = JsonParser
		.parseString("{\"f:metadata\": {\"f:labels\": {\"f:" + NAME + "\": {}}}}");

	/** Both times belong to one request, and are truncated to seconds. */
	private static final Duration ROUNDING = Duration.ofSeconds(1);

	private final Namespace namespace;

	Reservation(String service, String name, Resource parent) {
		this.namespace = new Namespace(logicalName(service),
				NamespaceArgs.builder()
					.metadata(ObjectMetaArgs.builder().name(name).labels(Map.of(NAME, name)).build())
					.build(),
				ServiceContext.child(parent).ignoreChanges("metadata.labels").retainOnDelete(true).build());
	}

	/**
	 * {@return the resource's name in Pulumi's state}
	 * @param service the service's name
	 */
	public static String logicalName(String service) {
		return service + "-namespace";
	}

	Resource resource() {
		return this.namespace;
	}

	/**
	 * Waits until the namespace is known.
	 * @param owner the future owner
	 * @throws RunException if it existed before and does not belong to the owner
	 */
	void check(String name, Owner owner) {
		ObjectMeta found = Waiting.on(this.namespace.metadata());
		if (found == null) {
			return; // a preview with an unknown provider
		}
		Optional<Owner> before = Owner.writtenOn(found.annotations());
		if (before.map((other) -> !other.equals(owner)).orElseGet(() -> existedBefore(found))) {
			throw new RunException(refusal(name, owner, before));
		}
	}

	private static String refusal(String name, Owner owner, Optional<Owner> before) {
		String whose = before.map((other) -> "belongs to " + other.manager())
			.orElse("existed before this stack, which would delete it with everything in it");
		return "namespace is \"" + name + "\": it " + whose + ". Allowed is one that does not exist. To give this one"
				+ " to this stack: `kubectl annotate --overwrite namespace " + name + " " + owner.annotation()
				+ "`, then `pulumi up --refresh`";
	}

	/**
	 * Whether others made the namespace: then it has fields of other managers, and no
	 * reservation is as old as the namespace. The reservation of an earlier, killed run
	 * may be that old.
	 */
	private static boolean existedBefore(ObjectMeta found) {
		List<ManagedFieldsEntry> managers = found.managedFields();
		Optional<Instant> made = found.creationTimestamp().map(Instant::parse);
		return made.isPresent() && !managers.stream().allMatch(Reservation::isReservation)
				&& managers.stream()
					.filter(Reservation::isReservation)
					.flatMap((reservation) -> reservation.time().stream())
					.map(Instant::parse)
					.noneMatch((time) -> !time.isAfter(made.get().plus(ROUNDING)));
	}

	private static boolean isReservation(ManagedFieldsEntry manager) {
		return manager.operation().filter("Apply"::equals).isPresent()
				&& manager.fieldsV1().filter(FIELDS::equals).isPresent();
	}

}
