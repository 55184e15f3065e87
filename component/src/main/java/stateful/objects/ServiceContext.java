package stateful.objects;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * What all objects of one service share: names, labels, namespace and parent.
 *
 * @param service the name of the service, its StatefulSet and its Service; the other
 * names begin with it
 * @param inputs the service's inputs
 * @param namespace the name of the namespace, known once the namespace exists
 * @param parent the component that owns the objects; null before it is declared
 */
public record ServiceContext(String service, Inputs inputs, Output<String> namespace, @Nullable Resource parent) {

	/**
	 * The tested release of the provider. Without it, the SDK would ask for the plugin of
	 * its own, older version.
	 */
	public static final String PROVIDER_VERSION = "4.25.0";

	/** The label of pods that names the image's version. */
	static final String VERSION = "app.kubernetes.io/version";

	/**
	 * Overwrites changes by hand: an {@code up} that refreshes undoes drift.
	 */
	private static final Map<String, String> PROGRAM_PREVAILS = Map.of("pulumi.com/patchForce", "true");

	/**
	 * {@return the name of an object of which the service has several}
	 */
	String name(String suffix) {
		return this.service + "-" + suffix;
	}

	/**
	 * {@return the name of the headless Service, which is the replicas' domain}
	 */
	String domain() {
		return name("replicas");
	}

	/**
	 * {@return the names that the set's controller gives the claims, by volume and
	 * ordinal}
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
	 * Must never change: a set's selector is immutable, so another one would replace the
	 * set. In a namespace of others, other pods may have the name, too.
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

	/**
	 * {@return the names of the labels that the component sets itself}
	 */
	public static Set<String> reservedLabels() {
		Set<String> names = new TreeSet<>(labels("", Map.of()).keySet());
		names.add(VERSION);
		return names;
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
	 * {@return the annotations of an object: its own, and those of all objects}
	 */
	public static Map<String, String> annotations(Map<String, String> own) {
		Map<String, String> all = new TreeMap<>(PROGRAM_PREVAILS);
		all.putAll(own);
		return all;
	}

	/**
	 * {@return the value of a field, or null to leave the field out}
	 */
	static @Nullable Output<String> given(Optional<String> value) {
		return value.map(Output::of).orElse(null);
	}

	/**
	 * {@return whether the volumes outlive the service; null instead of false, so that
	 * the component's option applies}
	 */
	static @Nullable Boolean retained(Inputs inputs) {
		return inputs.storage().retainVolumes() ? Boolean.TRUE : null;
	}

	/**
	 * {@return a builder of an object's options}
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
