package stateful.objects;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.PersistentVolumeClaim;
import com.pulumi.kubernetes.core.v1.PersistentVolumeClaimPatch;
import com.pulumi.kubernetes.core.v1.PersistentVolumeClaimPatchArgs;
import com.pulumi.kubernetes.core.v1.inputs.PersistentVolumeClaimArgs;
import com.pulumi.kubernetes.core.v1.inputs.PersistentVolumeClaimSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.PersistentVolumeClaimSpecPatchArgs;
import com.pulumi.kubernetes.core.v1.inputs.ResourceRequirementsArgs;
import com.pulumi.kubernetes.core.v1.inputs.ResourceRequirementsPatchArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaPatchArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import stateful.inputs.Inputs.Volume;

/**
 * The volumes: the templates from which the set makes each replica's claims, and the
 * claims' sizes. A set's templates cannot change, claims can: docs/decisions/0006.
 */
final class Volumes {

	private static final Map<String, String> UNAWAITED = Map.of("pulumi.com/skipAwait", "true");

	private Volumes() {
	}

	/**
	 * {@return the beginning of the names of a volume's claims}
	 */
	static String prefix(String service, Volume volume) {
		return volume.name() + "-" + service + "-";
	}

	/**
	 * Declares the claims, if the namespace is not deleted with the service. They are
	 * declared before the set, which finds them by their names, so that they are deleted
	 * after it, even if it never became ready. Nothing replaces them: patches change
	 * their sizes.
	 * @param deployed the requests of existing claims, also of removed replicas
	 */
	static List<Resource> declare(ServiceContext context, Map<String, String> deployed) {
		if (!context.inputs().existingNamespace()) {
			return List.of();
		}
		CustomResourceOptions options = context.child()
			.ignoreChanges("spec", "metadata.labels", "metadata.annotations")
			.retainOnDelete(ServiceContext.retained(context.inputs()))
			.build();
		return context.inputs().storage().volumes().stream().flatMap((volume) -> {
			Map<String, String> sizes = new TreeMap<>(deployed);
			sizes.keySet().removeIf((name) -> !name.matches(Pattern.quote(prefix(context.service(), volume)) + "\\d+"));
			context.claims(volume).forEach((name) -> sizes.put(name, volume.storageSize().text()));
			return sizes.entrySet()
				.stream()
				.<Resource>map((claim) -> new PersistentVolumeClaim(claim.getKey(),
						declared(context, volume, claim.getKey(), claim.getValue()), options));
		}).toList();
	}

	/** Nothing waits for the volume, which may be created only with its first pod. */
	private static com.pulumi.kubernetes.core.v1.PersistentVolumeClaimArgs declared(ServiceContext context,
			Volume volume, String name, String size) {
		return com.pulumi.kubernetes.core.v1.PersistentVolumeClaimArgs.builder()
			.metadata(context.metadata(name, UNAWAITED))
			.spec(spec(volume, size))
			.build();
	}

	static List<PersistentVolumeClaimArgs> templates(ServiceContext context) {
		return context.inputs().storage().volumes().stream().map((volume) -> template(context, volume)).toList();
	}

	private static PersistentVolumeClaimArgs template(ServiceContext context, Volume storage) {
		return PersistentVolumeClaimArgs.builder()
			.metadata(ObjectMetaArgs.builder().name(storage.name()).labels(context.labels()).build())
			.spec(spec(storage, storage.storageSize().text()))
			.build();
	}

	private static PersistentVolumeClaimSpecArgs spec(Volume storage, String size) {
		return PersistentVolumeClaimSpecArgs.builder()
			.accessModes("ReadWriteOnce")
			.storageClassName(storage.storageClass().map(Output::of).orElse(null))
			.resources(ResourceRequirementsArgs.builder().requests(Map.of("storage", size)).build())
			.build();
	}

	/**
	 * Gives every claim its size and its labels, also those that the set made from its
	 * first template. A claim that leaves the program stays as it is: claims are deleted
	 * with their namespace.
	 * @param kept requests that must not change, by claim
	 * @param bound claims that have a volume: their patches do not wait for the set
	 * @return known once all claims are patched
	 */
	static Output<?> resize(ServiceContext context, Resource set, Map<String, String> kept, Set<String> bound) {
		return Output.all(context.inputs()
			.storage()
			.volumes()
			.stream()
			.flatMap((volume) -> context.claims(volume).stream().map((claim) -> {
				String size = kept.getOrDefault(claim, volume.storageSize().text());
				CustomResourceOptions options = context.child()
					.dependsOn(bound.contains(claim) ? List.of() : List.of(set))
					.retainOnDelete(true)
					.build();
				return new PersistentVolumeClaimPatch(claim, claim(context, claim, size), options).id();
			}))
			.toList());
	}

	/**
	 * The provider does not wait for the growth: it can only wait for one exact size, and
	 * a driver may give more. The component waits, if it can read the cluster.
	 */
	private static PersistentVolumeClaimPatchArgs claim(ServiceContext context, String name, String size) {
		return PersistentVolumeClaimPatchArgs.builder()
			.metadata(ObjectMetaPatchArgs.builder()
				.name(name)
				.namespace(context.namespace())
				.labels(context.labels())
				.annotations(ServiceContext.annotations(UNAWAITED))
				.build())
			.spec(PersistentVolumeClaimSpecPatchArgs.builder()
				.resources(ResourceRequirementsPatchArgs.builder().requests(Map.of("storage", size)).build())
				.build())
			.build();
	}

}
