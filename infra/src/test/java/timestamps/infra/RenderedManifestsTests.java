package timestamps.infra;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stateful.mocks.EchoingCluster;
import stateful.mocks.Manifests;

/** The stack's manifests, under three configurations. */
class RenderedManifestsTests {

	@ParameterizedTest(name = "{0}")
	@MethodSource("configurations")
	void manifestsAreTheApprovedOnes(String name, Map<String, String> configuration) throws Exception {
		EchoingCluster cluster = new MockedStack().up(configuration).cluster();

		Manifests.assertApproved(name, cluster);
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

}
