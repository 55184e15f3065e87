package timestamps.infra;

import java.util.Map;
import java.util.TreeMap;

/** The labels of every object, and the few of them that select pods. */
final class Labels {

	/**
	 * Never to be changed: a set's selector is immutable, so a new one would replace the
	 * set.
	 */
	static final Map<String, String> SELECTOR = Map.of("app.kubernetes.io/name", TimestampService.NAME);

	private Labels() {
	}

	static Map<String, String> all() {
		Map<String, String> labels = new TreeMap<>(SELECTOR);
		labels.put("app.kubernetes.io/part-of", TimestampService.NAME);
		labels.put("app.kubernetes.io/component", "web");
		labels.put("app.kubernetes.io/managed-by", "pulumi");
		return labels;
	}

	/**
	 * {@return the labels of the namespace: only pods that Pod Security calls restricted
	 * may run in it}
	 */
	static Map<String, String> namespace() {
		Map<String, String> labels = new TreeMap<>(all());
		labels.put("pod-security.kubernetes.io/enforce", "restricted");
		labels.put("pod-security.kubernetes.io/warn", "restricted");
		return labels;
	}

}
