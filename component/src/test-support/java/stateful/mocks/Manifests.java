package stateful.mocks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the requested objects with files that a person has approved. After an intended change, {@code mvn test -Dapprove} writes these files again; read the difference before you commit it. The end-to-end tests check the same files with kubeconform and kube-score.
 */
public final class Manifests {

	private static final Path APPROVED = Path.of("src/test/approved");

	private Manifests() {
	}

	public static void assertApproved(String name, EchoingCluster cluster) throws IOException {
		Path approved = APPROVED.resolve(name + ".yaml");
		String rendered = yaml(cluster.manifests());
		if (System.getProperty("approve") != null) {
			Files.createDirectories(APPROVED);
			Files.writeString(approved, rendered);
		}
		assertThat(approved).hasContent(rendered);
	}

	private static String yaml(List<Map<String, Object>> manifests) {
		DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(FlowStyle.BLOCK);
		options.setWidth(120);
		return new Yaml(options).dumpAll(manifests.stream().map(Manifests::plain).iterator());
	}

	/**
	 * Sorts keys, and writes whole numbers as such: in the mocks, all numbers are floating-point.
	 */
	private static Object plain(Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> sorted = new TreeMap<>();
			map.forEach((key, element) -> sorted.put(key, plain(element)));
			return sorted;
		}
		if (value instanceof List<?> list) {
			return list.stream().map(Manifests::plain).collect(Collectors.toList());
		}
		return (value instanceof Double number) ? (Object) number.longValue() : value;
	}

}
