package stateful.objects;

import java.util.List;
import java.util.Map;

import com.pulumi.core.Output;
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

	private Volumes() {
	}

	static List<PersistentVolumeClaimArgs> templates(Scope scope) {
		return scope.inputs().storage().volumes().stream().map((volume) -> template(scope, volume)).toList();
	}

	private static PersistentVolumeClaimArgs template(Scope scope, Volume storage) {
		return PersistentVolumeClaimArgs.builder()
			.metadata(ObjectMetaArgs.builder().name(storage.name()).labels(scope.labels()).build())
			.spec(PersistentVolumeClaimSpecArgs.builder()
				.accessModes("ReadWriteOnce")
				.storageClassName(storage.storageClass().map(Output::of).orElse(null))
				.resources(
						ResourceRequirementsArgs.builder().requests(Map.of("storage", storage.size().text())).build())
				.build())
			.build();
	}

	/**
	 * Gives every claim its size and its labels, also those that the set made from its
	 * first template. A claim that leaves the program stays as it is: claims are deleted
	 * with their namespace.
	 * @param kept requests that must not change, by claim
	 * @return known once all claims are patched
	 */
	static Output<?> resize(Scope scope, Resource set, Map<String, String> kept) {
		CustomResourceOptions options = scope.child().dependsOn(set).retainOnDelete(true).build();
		return Output.all(scope.inputs()
			.storage()
			.volumes()
			.stream()
			.flatMap((volume) -> scope.claims(volume).stream().map((claim) -> {
				String size = kept.getOrDefault(claim, volume.size().text());
				return new PersistentVolumeClaimPatch(claim, claim(scope, claim, size), options).id();
			}))
			.toList());
	}

	/**
	 * The provider does not wait for the growth: it can only wait for one exact size, and
	 * a driver may give more. The component waits, if it can read the cluster.
	 */
	private static PersistentVolumeClaimPatchArgs claim(Scope scope, String name, String size) {
		return PersistentVolumeClaimPatchArgs.builder()
			.metadata(ObjectMetaPatchArgs.builder()
				.name(name)
				.namespace(scope.namespace())
				.labels(scope.labels())
				.annotations(Scope.annotations(Map.of("pulumi.com/skipAwait", "true")))
				.build())
			.spec(PersistentVolumeClaimSpecPatchArgs.builder()
				.resources(ResourceRequirementsPatchArgs.builder().requests(Map.of("storage", size)).build())
				.build())
			.build();
	}

}
