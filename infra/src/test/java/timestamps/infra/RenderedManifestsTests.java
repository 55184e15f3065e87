package timestamps.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.pulumi.test.PulumiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the API server is asked for, as files that a person has approved. After a change
 * that is meant, {@code mvn -pl infra test -Dapprove} writes them anew; read the
 * difference before it is committed. The end-to-end tests check the same files with
 * kubeconform and kube-score.
 */
class RenderedManifestsTests {

	private static final Path APPROVED = Path.of("src/test/approved");

	@AfterEach
	void forgetTheRuntime() {
		PulumiTest.cleanup();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("configurations")
	void manifestsAreTheApprovedOnes(String name, Map<String, String> configuration) throws Exception {
		Path approved = APPROVED.resolve(name + ".yaml");

		String rendered = yaml(new MockedStack().up(configuration).cluster().manifests());

		if (System.getProperty("approve") != null) {
			Files.writeString(approved, rendered);
		}
		assertThat(approved).hasContent(rendered);
	}

	static Stream<Arguments> configurations() {
		Map<String, String> everything = Map.ofEntries(Map.entry("namespace", "history"), Map.entry("replicas", "5"),
				Map.entry("image", "registry.example/you/timestamps:1.2"), Map.entry("serviceType", "LoadBalancer"),
				Map.entry("servicePort", "8000"), Map.entry("storageSize", "10Gi"), Map.entry("storageClass", "fast"),
				Map.entry("retainVolumes", "true"), Map.entry("podManagement", "OrderedReady"),
				Map.entry("timeZone", "Europe/Moscow"), Map.entry("cpuRequest", "500m"),
				Map.entry("memoryLimit", "1Gi"));
		return Stream.of(Arguments.of("default", Map.of()),
				Arguments.of("minimal", Map.of("replicas", "1", "serviceType", "ClusterIP")),
				Arguments.of("everything", everything));
	}

	private static String yaml(List<Map<String, Object>> manifests) {
		DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(FlowStyle.BLOCK);
		options.setWidth(120);
		return new Yaml(options).dumpAll(manifests.stream().map(RenderedManifestsTests::plain).iterator());
	}

	/** Keys in order; whole numbers as such: the mocks' are all floating-point. */
	private static Object plain(Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> sorted = new TreeMap<>();
			map.forEach((key, element) -> sorted.put(key, plain(element)));
			return sorted;
		}
		if (value instanceof List<?> list) {
			return list.stream().map(RenderedManifestsTests::plain).collect(Collectors.toList());
		}
		return (value instanceof Double number) ? (Object) number.longValue() : value;
	}

}
