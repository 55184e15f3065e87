package timestamps.infra;

import java.util.Map;
import java.util.TreeMap;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;

/** The metadata of the objects in the namespace. */
final class Metadata {

	/**
	 * What the program says goes before what was changed by hand:
	 * {@code pulumi up --refresh} undoes drift.
	 */
	private static final Map<String, String> PROGRAM_PREVAILS = Map.of("pulumi.com/patchForce", "true");

	private Metadata() {
	}

	static ObjectMetaArgs of(String name, Output<String> namespace, Map<String, String> annotations) {
		Map<String, String> all = new TreeMap<>(PROGRAM_PREVAILS);
		all.putAll(annotations);
		return ObjectMetaArgs.builder().name(name).namespace(namespace).labels(Labels.all()).annotations(all).build();
	}

}
