package stateful.objects;

import java.util.ArrayList;
import java.util.List;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.inputs.EmptyDirVolumeSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.KeyToPathArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecretVolumeSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeMountArgs;
import stateful.inputs.Inputs;
import stateful.inputs.Inputs.ConfigurationFile;
import stateful.inputs.Inputs.Container;

/**
 * The mounts of a container: its volumes, temporary folders and configuration.
 *
 * @param volumes the pod's volumes, except the claims, which the StatefulSet adds
 * @param mounts where the container mounts all of them
 */
record Mounts(List<VolumeArgs> volumes, List<VolumeMountArgs> mounts) {

	private static final int OCTAL = 8;

	/**
	 * {@return the mounts of a service's container}
	 * @param configuration the name of the Secret that holds the configuration
	 */
	static Mounts of(ServiceContext context, Output<String> configuration) {
		Mounts mounts = new Mounts(new ArrayList<>(), new ArrayList<>());
		context.inputs().storage().volumes().forEach((volume) -> mounts.add(mount(volume.name(), volume.mountPath())));
		Container container = context.inputs().container();
		List<String> folders = container.temporaryPaths();
		for (int i = 0; i < folders.size(); i++) {
			String name = Inputs.temporaryVolume(i);
			mounts.add(mount(name, folders.get(i)));
			mounts.volumes.add(VolumeArgs.builder()
				.name(name)
				.emptyDir(EmptyDirVolumeSourceArgs.builder().sizeLimit(container.temporarySize().text()).build())
				.build());
		}
		mounts.addFiles(container, configuration);
		return mounts;
	}

	private void addFiles(Container container, Output<String> secret) {
		List<ConfigurationFile> files = container.configuration();
		if (files.isEmpty()) {
			return;
		}
		SecretVolumeSourceArgs.Builder source = SecretVolumeSourceArgs.builder().secretName(secret);
		if (files.stream().anyMatch((file) -> file.mode().isPresent())) {
			source.items(files.stream().map(Mounts::item).toList());
		}
		this.volumes.add(VolumeArgs.builder().name(Inputs.CONFIGURATION_VOLUME).secret(source.build()).build());
		if (files.stream().anyMatch((file) -> file.path().isEmpty())) {
			add(mount(Inputs.CONFIGURATION_VOLUME, container.configurationPath()).readOnly(true));
		}
		files.forEach((file) -> file.path()
			.ifPresent(
					(folder) -> add(mount(Inputs.CONFIGURATION_VOLUME, folder + "/" + file.name()).subPath(file.name())
						.readOnly(true))));
	}

	private static KeyToPathArgs item(ConfigurationFile file) {
		KeyToPathArgs.Builder item = KeyToPathArgs.builder().key(file.name()).path(file.name());
		file.mode().map((mode) -> Integer.parseInt(mode, OCTAL)).ifPresent(item::mode);
		return item.build();
	}

	private void add(VolumeMountArgs.Builder mount) {
		this.mounts.add(mount.build());
	}

	private static VolumeMountArgs.Builder mount(String volume, String path) {
		return VolumeMountArgs.builder().name(volume).mountPath(path);
	}

}
