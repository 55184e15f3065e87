package stateful.objects;

import java.util.ArrayList;
import java.util.List;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.inputs.EmptyDirVolumeSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecretVolumeSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeMountArgs;
import stateful.inputs.Inputs.Container;

/**
 * What a container finds in its file system beside its image: its volume, temporary
 * folders, its configuration.
 *
 * @param volumes those of the pod, which the replica's own is not one of
 * @param mounts where they and the replica's own are
 */
record Mounts(List<VolumeArgs> volumes, List<VolumeMountArgs> mounts) {

	/**
	 * {@return what a container finds}
	 * @param configuration the name of the Secret that holds the configuration
	 */
	static Mounts of(Scope scope, Output<String> configuration) {
		Mounts mounts = new Mounts(new ArrayList<>(), new ArrayList<>());
		mounts.add(mount(scope.inputs().storage().volumeName(), scope.inputs().storage().mountPath()));
		Container container = scope.inputs().container();
		List<String> folders = container.temporaryPaths();
		for (int i = 0; i < folders.size(); i++) {
			String name = Container.temporaryVolume(i);
			mounts.add(mount(name, folders.get(i)));
			mounts.volumes.add(VolumeArgs.builder()
				.name(name)
				.emptyDir(EmptyDirVolumeSourceArgs.builder().sizeLimit(container.temporarySize().text()).build())
				.build());
		}
		if (!container.configuration().isEmpty()) {
			mounts.add(mount("configuration", container.configurationPath()).readOnly(true));
			mounts.volumes.add(VolumeArgs.builder()
				.name("configuration")
				.secret(SecretVolumeSourceArgs.builder().secretName(configuration).build())
				.build());
		}
		return mounts;
	}

	private void add(VolumeMountArgs.Builder mount) {
		this.mounts.add(mount.build());
	}

	private static VolumeMountArgs.Builder mount(String volume, String path) {
		return VolumeMountArgs.builder().name(volume).mountPath(path);
	}

}
