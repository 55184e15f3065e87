package timestamps.infra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.exceptions.RunException;
import com.pulumi.kubernetes.storage.v1.StorageClass;
import com.pulumi.resources.Resource;

/**
 * What may become of volumes that hold data. They grow where their class lets them; they
 * never shrink, move or change their class.
 */
record VolumeChanges(List<DeployedVolume> volumes) {

	/**
	 * Refuses settings that the volumes do not allow, before anything is touched.
	 * @throws RunException with what would have to change and cannot
	 */
	void admit(Settings settings, String namespace, Resource parent) {
		List<String> problems = new ArrayList<>();
		namespace().filter((deployed) -> !deployed.equals(namespace))
			.ifPresent((deployed) -> problems.add("namespace is \"" + namespace + "\"; the volumes are in " + deployed
					+ " and cannot move. Allowed is " + deployed));
		storageClass().filter((deployed) -> !deployed.equals(settings.storageClass().orElse(deployed)))
			.ifPresent((deployed) -> problems.add("storageClass is \"" + settings.storageClass().orElseThrow()
					+ "\"; the volumes are of class " + deployed + " and cannot change it. Allowed is " + deployed));
		size().flatMap((deployed) -> problem(deployed, settings.storageSize(), parent)).ifPresent(problems::add);
		if (!problems.isEmpty()) {
			throw new RunException("The deployed volumes do not allow these settings; nothing was changed.\n  "
					+ String.join("\n  ", problems)
					+ "\n  To start anew instead, without the data, run `pulumi destroy` first.");
		}
	}

	private Optional<String> problem(Quantity deployed, Quantity wanted, Resource parent) {
		String change = "storageSize is \"" + wanted + "\"; the volumes have " + deployed;
		if (wanted.compareTo(deployed) < 0) {
			return Optional.of(change + " and cannot shrink. Allowed is " + deployed + " or more");
		}
		if (wanted.compareTo(deployed) > 0) {
			return storageClass().filter((storageClass) -> !letsVolumesGrow(storageClass, parent))
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
	private static boolean letsVolumesGrow(String name, Resource parent) {
		StorageClass storageClass = StorageClass.get(name, Output.of(name), Scope.child(parent).build());
		try {
			return Boolean.TRUE.equals(Internal.of(storageClass.allowVolumeExpansion()).getValueNullable().join());
		}
		catch (CompletionException ex) {
			throw new RunException("Whether storage class " + name + " lets volumes grow could not be read");
		}
	}

	private Optional<String> namespace() {
		return this.volumes.stream().map(DeployedVolume::namespace).findFirst();
	}

	private Optional<String> storageClass() {
		return this.volumes.stream().flatMap((volume) -> volume.storageClass().stream()).findFirst();
	}

	private Optional<Quantity> size() {
		return this.volumes.stream().map(DeployedVolume::size).max(Comparator.naturalOrder());
	}

}
