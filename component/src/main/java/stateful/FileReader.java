package stateful;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import stateful.inputs.Binding;
import stateful.inputs.Inputs;
import stateful.inputs.Problems;
import stateful.inputs.Rule;

/**
 * Reads volumes and files, and checks that no two have the same name or path.
 *
 * @param args the inputs, each valid by itself
 * @param problems collects conflicts between them
 */
record FileReader(StatefulServiceArgs args, Problems problems) {

	private static final Rule BASE64 = Rule
		.matches("\\s*(?:[A-Za-z0-9+/]{4}\\s*)*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\\s*", "base64");

	/**
	 * {@return the volumes, that of the component's own inputs first}
	 */
	List<Inputs.Volume> volumes() {
		String first = Objects.requireNonNull(this.args.volumeName);
		this.problems.check("volumeName", first, Inputs.VOLUME_NAME);
		List<Inputs.Volume> volumes = new ArrayList<>();
		volumes.add(Binding.of(Inputs.Volume.class, this.args, Map.of("name", first)));
		Set<Object> names = new HashSet<>(List.of(first));
		volumes.addAll(this.problems.elements("volumes", this.args.volumes, (path, volume) -> {
			this.problems.check(path + ".name", Objects.requireNonNullElse(volume.name, ""), Inputs.VOLUME_NAME);
			this.problems.checkUnused(path + ".name", volume.name, names);
			return Binding.of(Inputs.Volume.class, volume, Map.of());
		}));
		return volumes;
	}

	/** Checks the files of the configuration, and that every folder is one thing's. */
	void check() {
		Set<Object> names = new HashSet<>();
		this.problems.elements("configuration", this.args.configuration, (path, file) -> {
			this.problems.checkUnused(path + ".name", file.name, names);
			if (Boolean.TRUE.equals(file.base64) && file.content != null) {
				// A secret, for a content does not belong into a message.
				file.content = this.problems.checkLater(path + ".content", file.content.asSecret(), BASE64);
			}
			return file;
		});
		distinctPlaces();
	}

	private void distinctPlaces() {
		Set<Object> places = new HashSet<>(List.of(Objects.requireNonNullElse(this.args.mountPath, "")));
		this.problems.elements("volumes", this.args.volumes, (path, volume) -> {
			this.problems.checkUnused(path + ".mountPath", volume.mountPath, places);
			return volume;
		});
		List<ConfigurationFileArgs> files = Objects.requireNonNullElse(this.args.configuration, List.of());
		if (files.stream().anyMatch((file) -> file != null && file.path == null)) {
			this.problems.checkUnused("configurationPath", this.args.configurationPath, places);
		}
		this.problems.elements("configuration", files, (path, file) -> {
			this.problems.checkUnused(path + ".path", (file.path != null) ? file.path + "/" + file.name : null, places);
			return file;
		});
		this.problems.elements("temporaryPaths", this.args.temporaryPaths, (path, folder) -> {
			this.problems.checkUnused(path, folder, places);
			return folder;
		});
	}

}
