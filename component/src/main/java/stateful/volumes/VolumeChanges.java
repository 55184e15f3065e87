package stateful.volumes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.exceptions.RunException;
import com.pulumi.kubernetes.storage.v1.StorageClass;
import com.pulumi.resources.Resource;
import stateful.inputs.Inputs;
import stateful.inputs.Quantity;
import stateful.objects.Scope;

/**
 * What may become of volumes that hold data. They grow where their class lets them; they
 * never shrink, move, or change their class or their names.
 */
public final class VolumeChanges {

	private final List<DeployedVolume> volumes;

	private final Resource parent;

	private VolumeChanges(List<DeployedVolume> volumes, Resource parent) {
		this.volumes = volumes;
		this.parent = parent;
	}

	/**
	 * {@return what is deployed of a service}
	 * @param service the service's name
	 * @param types the type of its component, and those that it had before
	 * @param parent the component
	 */
	public static VolumeChanges of(String service, List<String> types, Resource parent) {
		return new VolumeChanges(DeployedVolume.of(service, types), parent);
	}

	/**
	 * Refuses inputs that the volumes do not allow, before anything is touched.
	 * @throws RunException with what would have to change and cannot
	 */
	public void admit(Inputs inputs) {
		List<String> problems = new ArrayList<>();
		first(DeployedVolume::namespace).ifPresent((deployed) -> unlessSame(problems, "namespace", inputs.namespace(),
				deployed, "the volumes are in " + deployed + " and cannot move"));
		first(DeployedVolume::name)
			.ifPresent((deployed) -> unlessSame(problems, "volumeName", inputs.storage().volumeName(), deployed,
					"the volumes are called " + deployed + " and keep their names"));
		storageClass().ifPresent(
				(deployed) -> unlessSame(problems, "storageClass", inputs.storage().storageClass().orElse(deployed),
						deployed, "the volumes are of class " + deployed + " and cannot change it"));
		size().flatMap((deployed) -> problem(deployed, inputs.storage().size())).ifPresent(problems::add);
		if (!problems.isEmpty()) {
			throw new RunException("The deployed volumes do not allow these settings; nothing was changed.\n  "
					+ String.join("\n  ", problems)
					+ "\n  To start anew instead, without the data, run `pulumi destroy` first.");
		}
	}

	private static void unlessSame(List<String> problems, String input, String wanted, String deployed, String why) {
		if (!wanted.equals(deployed)) {
			problems.add(input + " is \"" + wanted + "\"; " + why + ". Allowed is " + deployed);
		}
	}

	private Optional<String> problem(Quantity deployed, Quantity wanted) {
		String change = "storageSize is \"" + wanted + "\"; the volumes have " + deployed;
		if (wanted.compareTo(deployed) < 0) {
			return Optional.of(change + " and cannot shrink. Allowed is " + deployed + " or more");
		}
		if (wanted.compareTo(deployed) > 0) {
			return storageClass().filter((storageClass) -> !letsVolumesGrow(storageClass))
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
	private boolean letsVolumesGrow(String name) {
		StorageClass storageClass = StorageClass.get(name, Output.of(name), Scope.child(this.parent).build());
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
