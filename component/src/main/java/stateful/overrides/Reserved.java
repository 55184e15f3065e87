package stateful.overrides;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import stateful.inputs.Problems;

/**
 * The fields on which the component's promises depend. A fragment must neither change nor
 * remove them.
 *
 * @param paths the fields, each a list of keys and names, where {@code *} is any key
 */
record Reserved(List<Field> paths) {

	/** A field, and the advice for an override of it. */
	private record Field(List<String> path, String instead) {

		/** Whether a place is the field or a part of it. */
		boolean isBelowOrAt(List<String> place) {
			return place.size() >= this.path.size() && matches(place);
		}

		boolean isBelow(List<String> place) {
			return place.size() < this.path.size() && matches(place);
		}

		private boolean matches(List<String> place) {
			for (int i = 0; i < Math.min(place.size(), this.path.size()); i++) {
				String step = this.path.get(i);
				boolean same = step.endsWith("*") ? place.get(i).startsWith(step.substring(0, step.length() - 1))
						: step.equals(place.get(i));
				if (!same) {
					return false;
				}
			}
			return true;
		}

	}

	/** Matches no key: its parent must not be removed, but can get further keys. */
	private static final String WHOLE = "-";

	private static final String NAMES = "names are fixed, so that no change leaves data behind";

	private static final String SELECTED = "Services, policies and the set find pods by it";

	/**
	 * {@return the reserved fields of an object or of a part of one}
	 * @param service the service's name
	 * @param volumes the names of the volumes that the component declares
	 * @param ports the names of the ports that the component declares
	 */
	static Reserved of(Fragment fragment, String service, List<String> volumes, List<String> ports) {
		Reserved reserved = new Reserved(new ArrayList<>());
		switch (fragment) {
			case POD -> reserved.pod(service, volumes, ports);
			case CONTAINER -> reserved.container("", volumes, ports);
			case STATEFUL_SET -> reserved.object().set();
			case SERVICE -> reserved.object().service();
			case HEADLESS_SERVICE -> reserved.object().headlessService();
			case NAMESPACE -> reserved.object().namespace();
			default -> reserved.object().add("spec selector", SELECTED);
		}
		return reserved;
	}

	private Reserved add(String path, String instead) {
		this.paths.add(new Field(List.of(path.strip().split(" ")), instead));
		return this;
	}

	private Reserved object() {
		return add("apiVersion", "it makes the object what it is").add("kind", "it makes the object what it is")
			.add("status", "the cluster writes it")
			.add("metadata name", NAMES)
			.add("metadata generateName", NAMES)
			.add("metadata namespace", "use the input namespace")
			.add("metadata annotations pulumi.com/*", "up waits by it")
			.add("metadata annotations stateful/*", "it identifies the stack")
			.add("metadata labels app.kubernetes.io/name", SELECTED)
			.add("metadata labels app.kubernetes.io/instance", SELECTED)
			.add("metadata labels app.kubernetes.io/part-of", SELECTED)
			.add("metadata labels app.kubernetes.io/managed-by", SELECTED);
	}

	private Reserved set() {
		return add("spec replicas", "use the input replicas").add("spec selector", SELECTED)
			.add("spec serviceName", NAMES)
			.add("spec ordinals", NAMES)
			.add("spec podManagementPolicy", "use the input podManagement")
			.add("spec volumeClaimTemplates", "use the input volumes")
			.add("spec persistentVolumeClaimRetentionPolicy", "use the input retainVolumes")
			.add("spec updateStrategy type", "up waits until every replica is of the new revision")
			.add("spec updateStrategy rollingUpdate partition", "up waits until every replica is of the new revision")
			.add("spec template metadata labels app.kubernetes.io/*", SELECTED)
			.add("spec template metadata name", NAMES)
			.add("spec template metadata namespace", "use the input namespace")
			.add("spec template spec", "use overrides.pod");
	}

	private Reserved service() {
		return add("spec selector", SELECTED).add("spec type", "use the input serviceType")
			.add("spec clusterIP", "the endpoint depends on it")
			.add("spec clusterIPs", "the endpoint depends on it")
			.add("spec externalName", "the endpoint depends on it")
			.add("spec ports * port", "use the inputs servicePort and ports")
			.add("spec ports * targetPort", "use the inputs port and ports")
			.add("spec ports * protocol", "use the input ports");
	}

	private Reserved headlessService() {
		return add("spec selector", SELECTED).add("spec type", "replicas find each other by name")
			.add("spec clusterIP", "replicas find each other by name")
			.add("spec clusterIPs", "replicas find each other by name")
			.add("spec externalName", "replicas find each other by name")
			.add("spec publishNotReadyAddresses", "replicas find each other before they are ready");
	}

	private Reserved namespace() {
		return add("spec", "the cluster writes it")
			.add("metadata labels pod-security.kubernetes.io/enforce", "use the input podSecurity")
			.add("metadata labels kubernetes.io/metadata.name", "policies find namespaces by it");
	}

	private void pod(String service, List<String> volumes, List<String> ports) {
		volumes.forEach((volume) -> add("volumes " + volume, "the component declares this volume"));
		add("terminationGracePeriodSeconds", "use the input terminationGraceSeconds");
		add("serviceAccountName", "use the input rules");
		add("automountServiceAccountToken", "use the input rules");
		add("hostNetwork", "policies do not apply to it");
		add("hostname", NAMES);
		add("subdomain", NAMES);
		container("containers " + service + " ", volumes, ports);
	}

	/** A container's ports, mounts and image; fragments can add others. */
	private void container(String path, List<String> volumes, List<String> ports) {
		add(path + "name", NAMES).add(path + "image", "use the input image");
		ports.forEach((port) -> add(path + "ports " + port, "use the inputs port and ports"));
		volumes.forEach(
				(volume) -> add(path + "volumeMounts " + volume + " " + WHOLE, "the component mounts this volume"));
	}

	/**
	 * Reports reserved fields in a fragment. Unknown outputs are not checked yet.
	 * @param input the fragment's name
	 */
	void check(String input, @Nullable Object fragment, Problems problems) {
		check(input, List.of(), fragment, problems);
	}

	private void check(String input, List<String> place, @Nullable Object value, Problems problems) {
		this.paths.stream()
			.filter((field) -> field.isBelowOrAt(place))
			.findFirst()
			.ifPresentOrElse((field) -> problem(input, place, field, problems),
					() -> parts(input, place, Trees.visible(value), problems));
	}

	private void parts(String input, List<String> place, @Nullable Object value, Problems problems) {
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, part) -> check(input, step(place, key), part, problems));
		}
		else if (value instanceof List<?> list && Merge.isNamed(list)) {
			list.forEach((element) -> { // the name finds the element, and changes nothing
				Map<Object, Object> unnamed = new LinkedHashMap<>((Map<?, ?>) element);
				check(input, step(place, unnamed.remove("name")), unnamed, problems);
			});
		}
		else if (!place.isEmpty()) { // an unknown one is checked once it is known
			this.paths.stream()
				.filter((field) -> field.isBelow(place))
				.findFirst()
				.ifPresent((field) -> problem(input, place, field, problems));
		}
	}

	private static void problem(String input, List<String> place, Field field, Problems problems) {
		List<String> whole = field.path().stream().filter((step) -> !step.equals(WHOLE)).toList();
		String path = (place.size() < whole.size()) ? " holds " + String.join(".", whole) + ", which" : "";
		problems.add(input + "." + String.join(".", place) + path + " is reserved: " + field.instead());
	}

	private static List<String> step(List<String> place, @Nullable Object next) {
		return Stream.concat(place.stream(), Stream.of(String.valueOf(next))).toList();
	}

}
