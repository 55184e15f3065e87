package stateful.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.Secret;
import com.pulumi.kubernetes.core.v1.SecretArgs;
import com.pulumi.kubernetes.core.v1.inputs.EmptyDirVolumeSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecretVolumeSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeMountArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import stateful.inputs.Inputs.ConfigurationFile;
import stateful.inputs.Inputs.Container;

/**
 * What a container finds in its file system beside its image: its volume, temporary
 * folders, its configuration.
 *
 * @param volumes those of the pod, which the replica's own is not one of
 * @param mounts where they and the replica's own are
 */
record Mounts(List<VolumeArgs> volumes, List<VolumeMountArgs> mounts) {

	static Mounts of(Scope scope) {
		Mounts mounts = new Mounts(new ArrayList<>(), new ArrayList<>());
		mounts.add(mount(scope.inputs().storage().volumeName(), scope.inputs().storage().mountPath()));
		Container container = scope.inputs().container();
		List<String> folders = container.temporaryPaths();
		for (int i = 0; i < folders.size(); i++) {
			String name = (i > 0) ? "tmp-" + i : "tmp";
			mounts.add(mount(name, folders.get(i)));
			mounts.volumes.add(VolumeArgs.builder()
				.name(name)
				.emptyDir(EmptyDirVolumeSourceArgs.builder().sizeLimit(container.temporarySize().text()).build())
				.build());
		}
		if (!container.configuration().isEmpty()) {
			mounts.add(mount("configuration", container.configurationPath()).readOnly(true));
			mounts.volumes.add(VolumeArgs.builder().name("configuration").secret(secret(scope, container)).build());
		}
		return mounts;
	}

	private void add(VolumeMountArgs.Builder mount) {
		this.mounts.add(mount.build());
	}

	private static VolumeMountArgs.Builder mount(String volume, String path) {
		return VolumeMountArgs.builder().name(volume).mountPath(path);
	}

	/**
	 * Each content has a Secret of its own, which Pulumi names and, as it is immutable,
	 * makes anew for another content: the pods' template changes with the name, and every
	 * pod reads what its own template was made for.
	 */
	private static SecretVolumeSourceArgs secret(Scope scope, Container container) {
		List<String> names = container.configuration().stream().map(ConfigurationFile::name).toList();
		Output<Map<String, String>> contents = Output
			.all(container.configuration().stream().map(ConfigurationFile::content).toList())
			.applyValue((texts) -> IntStream.range(0, names.size())
				.boxed()
				.collect(Collectors.toMap(names::get, texts::get)));
		SecretArgs secret = SecretArgs.builder()
			.metadata(ObjectMetaArgs.builder()
				.namespace(scope.namespace())
				.labels(scope.labels())
				.annotations(Scope.annotations(Map.of()))
				.build())
			.immutable(true)
			.stringData(contents)
			.build();
		Secret made = new Secret(scope.name("configuration"), secret, scope.child().build());
		return SecretVolumeSourceArgs.builder()
			.secretName(made.metadata().applyValue((metadata) -> metadata.name().orElseThrow()))
			.build();
	}

}
