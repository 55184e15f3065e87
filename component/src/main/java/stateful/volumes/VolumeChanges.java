package stateful.volumes;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.exceptions.RunException;
import com.pulumi.kubernetes.storage.v1.StorageClass;
import com.pulumi.resources.CustomResourceOptions;
import stateful.inputs.Inputs;
import stateful.inputs.Problems;
import stateful.inputs.Quantity;
import stateful.objects.Scope;
import stateful.state.StackState;

/**
 * What may become of volumes that hold data. They grow where their class lets them; they
 * never shrink, move, or change their class or their names.
 */
public final class VolumeChanges {

	private final String service;

	private final List<DeployedVolume> volumes;

	private final LiveClaims claims;

	private VolumeChanges(String service, List<DeployedVolume> volumes, LiveClaims claims) {
		this.service = service;
		this.volumes = volumes;
		this.claims = claims;
	}

	/**
	 * {@return what is deployed of a service}
	 * @param service the service's name
	 * @param states what the last {@code up} left of its component
	 * @param claims what the cluster has of them
	 */
	public static VolumeChanges of(String service, List<StackState> states, LiveClaims claims) {
		return new VolumeChanges(service, DeployedVolume.of(service, states), claims);
	}

	/**
	 * Adds what the volumes do not allow of inputs that are right in themselves.
	 * @param cluster how to ask the cluster, if that is needed
	 * @param problems what is wrong already, added to
	 */
	public void check(Inputs inputs, Supplier<CustomResourceOptions.Builder> cluster, Problems problems) {
		int before = problems.all().size();
		first(DeployedVolume::namespace).ifPresent((deployed) -> unlessSame(problems, "namespace", inputs.namespace(),
				deployed, "the volumes are in " + deployed + " and cannot move"));
		first(DeployedVolume::name)
			.ifPresent((deployed) -> unlessSame(problems, "volumeName", inputs.storage().volumeName(), deployed,
					"the volumes are called " + deployed + " and keep their names"));
		storageClass().ifPresent(
				(deployed) -> unlessSame(problems, "storageClass", inputs.storage().storageClass().orElse(deployed),
						deployed, "the volumes are of class " + deployed + " and cannot change it"));
		size().filter((deployed) -> !problems.concern("storageSize"))
			.flatMap((deployed) -> problem(deployed, inputs.storage().size(), cluster))
			.ifPresent(problems::add);
		if (problems.all().size() > before) {
			problems.remark(
					"Of volumes that are there: to start anew instead, without the data, run `pulumi destroy` first.");
		}
	}

	private static void unlessSame(Problems problems, String input, String wanted, String deployed, String why) {
		if (!wanted.equals(deployed) && !problems.concern(input)) {
			problems.add(input + " is \"" + wanted + "\"; " + why + ". Allowed is " + deployed);
		}
	}

	private Optional<String> problem(Quantity deployed, Quantity wanted,
			Supplier<CustomResourceOptions.Builder> cluster) {
		String change = "storageSize is \"" + wanted + "\"; the volumes have " + deployed;
		if (wanted.compareTo(deployed) < 0) {
			Quantity least = this.claims.least().orElse(deployed);
			return Optional
				.of("storageSize is \"" + wanted + "\"; the volumes have " + least + " and cannot shrink. Allowed is "
						+ least + " or more")
				.filter((problem) -> wanted.compareTo(least) < 0);
		}
		if (wanted.compareTo(deployed) > 0) {
			return storageClass().filter((storageClass) -> !letsVolumesGrow(storageClass, cluster.get()))
				.map((storageClass) -> change + ", and their class " + storageClass
						+ " does not let them grow. Allowed is " + deployed);
		}
		return Optional.empty();
	}

	/**
	 * Waited for here, since an error out of an output would be told with a stack trace;
	 * and by the SDK's internals, since in a preview what a class leaves out is unknown,
	 * and nothing else would ever tell.
	 */
	private boolean letsVolumesGrow(String name, CustomResourceOptions.Builder cluster) {
		cluster.version(Scope.PROVIDER_VERSION);
		StorageClass storageClass = StorageClass.get(this.service + "-" + name, Output.of(name), cluster.build());
		try {
			return Boolean.TRUE.equals(Internal.of(storageClass.allowVolumeExpansion()).getValueNullable().join());
		}
		catch (CompletionException ex) {
			throw new RunException("Whether storage class " + name + " lets volumes grow could not be read");
		}
	}

	private Optional<String> first(Function<DeployedVolume, String> property) {
		return this.volumes.stream().map(property).findFirst();
	}

	private Optional<String> storageClass() {
		return this.volumes.stream().flatMap((volume) -> volume.storageClass().stream()).findFirst();
	}

	private Optional<Quantity> size() {
		return this.volumes.stream().map(DeployedVolume::size).max(Comparator.naturalOrder());
	}

}
