package stateful.volumes;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.kubernetes.storage.v1.StorageClass;
import com.pulumi.resources.CustomResourceOptions;
import stateful.inputs.Inputs;
import stateful.inputs.Inputs.Volume;
import stateful.inputs.Problems;
import stateful.inputs.Quantity;
import stateful.objects.ServiceContext;
import stateful.sdk.Waiting;
import stateful.state.DeployedSet;
import stateful.state.Owner;
import stateful.state.StackState;

/**
 * Checks changes of volumes that hold data. Volumes may grow if their class permits it;
 * they never shrink, move, or change their class or their names.
 */
public final class VolumeChanges {

	private final String service;

	private final List<DeployedVolume> volumes;

	private final boolean hasSet;

	private final Optional<Boolean> tenant;

	private final Function<Volume, LiveClaims> claims;

	private final Function<String, Optional<Boolean>> growing;

	private VolumeChanges(String service, List<StackState> states, Function<Volume, LiveClaims> claims,
			Function<String, Optional<Boolean>> growing) {
		this.service = service;
		this.volumes = DeployedVolume.of(service, states);
		this.hasSet = DeployedSet.exists(service, states);
		this.tenant = Owner.isTenant(service, states);
		this.claims = claims;
		this.growing = growing;
	}

	/**
	 * {@return the deployed volumes of a service}
	 * @param service the service's name
	 * @param states the component's state after the last {@code up}
	 * @param claims the claims of a volume in the cluster
	 * @param growing whether a storage class lets volumes grow, if that is known
	 */
	public static VolumeChanges of(String service, List<StackState> states, Function<Volume, LiveClaims> claims,
			Function<String, Optional<Boolean>> growing) {
		return new VolumeChanges(service, states, claims, growing);
	}

	/**
	 * Reports inputs that are valid, but conflict with the deployed volumes.
	 * @param cluster options to read from the cluster with, if that is needed
	 * @param problems collects the problems
	 */
	public void check(Inputs inputs, Supplier<CustomResourceOptions.Builder> cluster, Problems problems) {
		int before = problems.all().size();
		this.tenant.ifPresent(
				(deployed) -> unlessSame(problems, "existingNamespace", String.valueOf(inputs.existingNamespace()),
						String.valueOf(deployed), deployed ? "the service is in a namespace of others and cannot move"
								: "the service has a namespace of its own, which would be deleted with the volumes"));
		if (!this.volumes.isEmpty()) {
			checkVolumes(inputs, cluster, problems);
		}
		if (problems.all().size() > before) {
			problems.remark(
					"Of volumes that are there: to start anew instead, without the data, run `pulumi destroy` first.");
		}
	}

	private void checkVolumes(Inputs inputs, Supplier<CustomResourceOptions.Builder> cluster, Problems problems) {
		String first = inputs.storage().first().name();
		// Claims without a set do not show which volume was the first.
		List<String> names = this.volumes.stream()
			.map(DeployedVolume::name)
			.distinct()
			.sorted(Comparator.comparing((name) -> this.hasSet || !name.equals(first)))
			.toList();
		String namespace = this.volumes.get(0).namespace();
		unlessSame(problems, "namespace", inputs.namespace(), namespace,
				"the volumes are in " + namespace + " and cannot move");
		List<Volume> wanted = inputs.storage().volumes();
		unlessSame(problems, "volumeName", wanted.get(0).name(), names.get(0),
				"the volumes are called " + names.get(0) + " and keep their names");
		unlessSame(problems, "volumes", further(wanted.stream().map(Volume::name)), further(names.stream()),
				"a deployed set keeps its volumes");
		check(wanted.get(0), names.get(0), "", cluster, problems);
		for (int i = 1; i < wanted.size(); i++) {
			check(wanted.get(i), wanted.get(i).name(), "volumes[" + (i - 1) + "].", cluster, problems);
		}
	}

	private static String further(Stream<String> names) {
		String all = names.skip(1).sorted().collect(Collectors.joining(", "));
		return all.isEmpty() ? "none" : all;
	}

	private void check(Volume wanted, String name, String path, Supplier<CustomResourceOptions.Builder> cluster,
			Problems problems) {
		List<DeployedVolume> deployed = this.volumes.stream().filter((volume) -> volume.name().equals(name)).toList();
		Optional<String> storageClass = deployed.stream()
			.flatMap((volume) -> volume.storageClass().stream())
			.findFirst();
		storageClass
			.ifPresent((known) -> unlessSame(problems, path + "storageClass", wanted.storageClass().orElse(known),
					known, "the volumes are of class " + known + " and cannot change it"));
		deployed.stream()
			.map(DeployedVolume::size)
			.max(Comparator.naturalOrder())
			.filter((size) -> !problems.concern(path + "storageSize"))
			.flatMap((size) -> problem(wanted, size, storageClass, cluster))
			.ifPresent((problem) -> problems.add(path + problem));
	}

	private static void unlessSame(Problems problems, String input, String wanted, String deployed, String why) {
		if (!wanted.equals(deployed) && !problems.concern(input)) {
			problems.add(input + " is \"" + wanted + "\"; " + why + ". Allowed is " + deployed);
		}
	}

	private Optional<String> problem(Volume volume, Quantity deployed, Optional<String> storageClass,
			Supplier<CustomResourceOptions.Builder> cluster) {
		Quantity wanted = volume.storageSize();
		String change = "storageSize is \"" + wanted + "\"; the volumes have " + deployed;
		if (wanted.compareTo(deployed) < 0) {
			Quantity least = this.claims.apply(volume).least().orElse(deployed);
			return Optional
				.of("storageSize is \"" + wanted + "\"; the volumes have " + least + " and cannot shrink. Allowed is "
						+ least + " or more")
				.filter((problem) -> wanted.compareTo(least) < 0);
		}
		if (wanted.compareTo(deployed) > 0) {
			return storageClass
				.filter((known) -> !this.growing.apply(known).orElseGet(() -> letsVolumesGrow(known, cluster.get())))
				.map((known) -> change + ", and their class " + known + " does not let them grow. Allowed is "
						+ deployed);
		}
		return Optional.empty();
	}

	/**
	 * Waits here, because an error from an output would be shown with a stack trace. In a
	 * preview a field that the class lacks is unknown.
	 */
	private boolean letsVolumesGrow(String name, CustomResourceOptions.Builder cluster) {
		cluster.version(ServiceContext.PROVIDER_VERSION);
		StorageClass storageClass = StorageClass.get(this.service + "-" + name, Output.of(name), cluster.build());
		try {
			return Boolean.TRUE.equals(Waiting.on(storageClass.allowVolumeExpansion()));
		}
		catch (CompletionException ex) {
			throw new RunException(
					"Storage class " + name + " could not be read, so it is unknown whether volumes can grow");
		}
	}

}
