package stateful.objects;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Inputs;
import stateful.inputs.Inputs.Volume;

/**
 * What the objects of one service have in common.
 *
 * @param service the service's name: that of its set and of its Service, and the start of
 * every other
 * @param inputs what the service is to be
 * @param namespace the name of the namespace, known once that is there
 * @param parent the component that owns the objects; nothing as long as none is declared
 */
public record Scope(String service, Inputs inputs, Output<String> namespace, @Nullable Resource parent) {

	/**
	 * The provider's release that everything here was tested with. Left out, the SDK
	 * would ask for the plugin of its own, older version.
	 */
	public static final String PROVIDER_VERSION = "4.25.0";

	/**
	 * What the program says goes before what was changed by hand: an {@code up} that
	 * refreshes undoes drift.
	 */
	private static final Map<String, String> PROGRAM_PREVAILS = Map.of("pulumi.com/patchForce", "true");

	/**
	 * {@return the name of an object that is one of several of its kind}
	 */
	String name(String suffix) {
		return this.service + "-" + suffix;
	}

	/**
	 * {@return the name of the headless Service, and so the domain of the replicas}
	 */
	String domain() {
		return name("replicas");
	}

	/**
	 * {@return the claims' names by volume and ordinal, as the set's controller makes
	 * them}
	 */
	public List<String> claims() {
		return this.inputs.storage().volumes().stream().flatMap((volume) -> claims(volume).stream()).toList();
	}

	/**
	 * {@return the names of a volume's claims by ordinal}
	 */
	public List<String> claims(Volume volume) {
		String prefix = Volumes.prefix(this.service, volume);
		return IntStream.range(0, this.inputs.replicas()).mapToObj((ordinal) -> prefix + ordinal).toList();
	}

	/**
	 * Never to be changed: a set's selector is immutable, so a new one would replace the
	 * set. Others' pods in a namespace of others may have that name, too.
	 */
	Map<String, String> selector() {
		return this.inputs.existingNamespace() ? labels(this.service, Map.of())
				: Map.of("app.kubernetes.io/name", this.service);
	}

	LabelSelectorArgs replicas() {
		return LabelSelectorArgs.builder().matchLabels(selector()).build();
	}

	/**
	 * {@return the labels of every object}
	 */
	public Map<String, String> labels() {
		return labels(this.service, this.inputs.labels());
	}

	public static Map<String, String> labels(String service, Map<String, String> further) {
		Map<String, String> labels = new TreeMap<>(further);
		labels.put("app.kubernetes.io/name", service);
		labels.put("app.kubernetes.io/instance", service);
		labels.put("app.kubernetes.io/part-of", service);
		labels.put("app.kubernetes.io/managed-by", "pulumi");
		return labels;
	}

	ObjectMetaArgs metadata(String name) {
		return metadata(name, Map.of());
	}

	ObjectMetaArgs metadata(String name, Map<String, String> annotations) {
		return ObjectMetaArgs.builder()
			.name(name)
			.namespace(this.namespace)
			.labels(labels())
			.annotations(annotations(annotations))
			.build();
	}

	/**
	 * {@return the annotations of an object: its own, and those of all}
	 */
	public static Map<String, String> annotations(Map<String, String> own) {
		Map<String, String> all = new TreeMap<>(PROGRAM_PREVAILS);
		all.putAll(own);
		return all;
	}

	/**
	 * {@return the value of a field, or nothing, which leaves the field out}
	 */
	static @Nullable Output<String> given(Optional<String> value) {
		return value.map(Output::of).orElse(null);
	}

	/**
	 * {@return whether what holds the volumes outlives the service; left out rather than
	 * false, as then it is the component's option}
	 */
	static @Nullable Boolean retained(Inputs inputs) {
		return inputs.storage().retained() ? Boolean.TRUE : null;
	}

	/**
	 * {@return the options of an object, to be added to}
	 */
	public CustomResourceOptions.Builder child() {
		return child(Objects.requireNonNull(this.parent));
	}

	public static CustomResourceOptions.Builder child(Resource parent) {
		CustomResourceOptions.Builder options = CustomResourceOptions.builder();
		options.parent(parent).version(PROVIDER_VERSION);
		return options;
	}

}
