package timestamps.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.pulumi.exceptions.RunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import stateful.StackInputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class SettingsTests {

	private static final List<String> KEYS = Stream
		.of("namespace", "replicas", "image", "serviceType", "servicePort", "storageSize", "storageClass",
				"retainVolumes", "podManagement", "timeZone", "cpuRequest", "memoryLimit")
		.map("timestamps:"::concat)
		.toList();

	private static final Optional<String> BUILT = Optional.of("registry.example/timestamps@sha256:" + "0".repeat(64));

	@Test
	void theImageIsTheOneThatWasBuilt() {
		assertThat(read(Map.of(), BUILT).image()).isEqualTo(BUILT.get());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			namespace     | Timestamps           | a DNS label
			namespace     | -a                   | a DNS label
			namespace     | default              | a DNS label
			namespace     | kube-system          | a DNS label
			replicas      | 0                    | a whole number from 1 to 100
			replicas      | 101                  | a whole number from 1 to 100
			replicas      | three                | a whole number from 1 to 100
			image         | a/UPPER              | an image reference
			image         | a@sha256:12          | an image reference
			serviceType   | loadbalancer         | LoadBalancer, NodePort, ClusterIP
			servicePort   | 0                    | a whole number from 1 to 65535
			servicePort   | 65536                | a whole number from 1 to 65535
			storageSize   | 0                    | a positive Kubernetes quantity
			storageSize   | -1Gi                 | a positive Kubernetes quantity
			storageSize   | 128MB                | a positive Kubernetes quantity
			storageClass  | Fast_Disks           | a DNS name
			retainVolumes | yes                  | true or false
			podManagement | Serial               | Parallel, OrderedReady
			timeZone      | Moscow               | the name of an IANA time zone
			cpuRequest    | much                 | a positive Kubernetes quantity
			memoryLimit   | 0Mi                  | a positive Kubernetes quantity
			replica       | 3                    | there is no such setting
			""")
	void aBadSettingIsToldWithItsKeyItsValueAndWhatIsAllowed(String key, String value, String allowed) {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> read(Map.of(key, value), BUILT))
			.withMessageContaining("timestamps:" + key + " is \"" + value + "\"")
			.withMessageContaining(allowed);
	}

	@ParameterizedTest
	@CsvSource({ "storageSize, 1Gi", "storageSize, 1.5G", "storageSize, 1e9", "storageSize, 134217728",
			"cpuRequest, 500m", "cpuRequest, 2", "image, localhost:5000/a/b:1.0", "timeZone, America/New_York",
			"storageClass, fast.example" })
	void whatKubernetesAllowsIsAllowed(String key, String value) {
		assertThat(read(Map.of(key, value), BUILT)).isNotNull();
	}

	@ParameterizedTest
	@CsvSource({ "replica, replicas", "imgae, image", "storagesize, storageSize", "namespaces, namespace",
			"cpu_request, cpuRequest" })
	void aMisspeltKeyIsToldWithTheNearest(String key, String nearest) {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> read(Map.of(key, "3"), BUILT))
			.withMessageContaining("there is no such setting. Did you mean " + nearest + "? Allowed are cpuRequest, ");
	}

	@Test
	void aKeyLikeNoOtherIsToldWithoutAGuess() {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> read(Map.of("colour", "red"), BUILT))
			.withMessageContaining("there is no such setting. Allowed are");
	}

	@Test
	void theExampleOfAStackIsValid() throws Exception {
		Map<String, Map<String, String>> example = new Yaml()
			.load(Files.readString(Path.of("../Pulumi.prod.example.yaml")));

		StackInputs inputs = StackInputs.of("timestamps", example.get("config"));
		assertThatNoException().isThrownBy(() -> Settings.read(inputs, Optional.empty()));
		assertThat(example.get("config").keySet()).containsExactlyInAnyOrderElementsOf(KEYS);
	}

	@Test
	void everySettingOfTheContractIsTakenAndNoOther() {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> read(Map.of("colour", "red"), BUILT))
			.withMessageEndingWith("Allowed are " + KEYS.stream()
				.map((key) -> key.substring("timestamps:".length()))
				.sorted()
				.collect(Collectors.joining(", ")));
	}

	@Test
	void allProblemsAreToldAtOnce() {
		assertThatExceptionOfType(RunException.class)
			.isThrownBy(() -> read(Map.of("replicas", "0", "timeZone", "Moscow", "colour", "red"), BUILT))
			.withMessageContaining("timestamps:replicas")
			.withMessageContaining("timestamps:timeZone")
			.withMessageContaining("timestamps:colour");
	}

	@Test
	void withoutAnImageTheCommandThatBuildsOneIsNamed() {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> read(Map.of(), Optional.empty()))
			.withMessageContaining("make image");
	}

	@Test
	void aConfiguredImageGoesBeforeTheOneThatWasBuilt() {
		assertThat(read(Map.of("image", "other:1"), BUILT).image()).isEqualTo("other:1");
	}

	@Test
	void keysOfOtherProjectsAreLeftAlone() {
		StackInputs inputs = StackInputs.of("timestamps", Map.of("aws:region", "eu-central-1"));

		assertThatNoException().isThrownBy(() -> Settings.read(inputs, BUILT));
	}

	private static Settings read(Map<String, String> configuration, Optional<String> built) {
		return Settings.read(MockedStack.stackInputs(configuration), built);
	}

}
