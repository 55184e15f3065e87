package timestamps.infra;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import com.pulumi.exceptions.RunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingsTests {

	private static final Optional<String> BUILT = Optional.of("registry.example/timestamps@sha256:" + "0".repeat(64));

	@Test
	void defaultsAreTheContracts() {
		Settings settings = Settings.read(Map.of(), BUILT);

		assertThat(settings).isEqualTo(new Settings(Optional.empty(), 3, BUILT.get(), Settings.ServiceType.LoadBalancer,
				80, quantity("128Mi"), Optional.empty(), false, Settings.PodManagement.Parallel, "UTC",
				quantity("100m"), quantity("320Mi")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			namespace     | Timestamps           | a DNS label
			namespace     | -a                   | a DNS label
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
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> Settings.read(Map.of(key, value), BUILT))
			.withMessageContaining("timestamps:" + key + " is \"" + value + "\"")
			.withMessageContaining(allowed);
	}

	@ParameterizedTest
	@CsvSource({ "storageSize, 1Gi", "storageSize, 1.5G", "storageSize, 1e9", "storageSize, 134217728",
			"cpuRequest, 500m", "cpuRequest, 2", "image, localhost:5000/a/b:1.0", "timeZone, America/New_York",
			"storageClass, fast.example" })
	void whatKubernetesAllowsIsAllowed(String key, String value) {
		assertThat(Settings.read(Map.of(key, value), BUILT)).isNotNull();
	}

	@ParameterizedTest
	@CsvSource({ "replica, replicas", "imgae, image", "storagesize, storageSize", "namespaces, namespace",
			"cpu_request, cpuRequest" })
	void aMisspeltKeyIsToldWithTheNearest(String key, String nearest) {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> Settings.read(Map.of(key, "3"), BUILT))
			.withMessageContaining("there is no such setting. Did you mean " + nearest + "? Allowed are cpuRequest, ");
	}

	@Test
	void aKeyLikeNoOtherIsToldWithoutAGuess() {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> Settings.read(Map.of("colour", "red"), BUILT))
			.withMessageContaining("there is no such setting. Allowed are");
	}

	@ParameterizedTest
	@CsvSource({ "1Ki, 1024", "1.5Gi, 1610612736", "128M, 128000000", "500m, 0.5", ".5, 0.5", "5., 5", "1e3, 1000",
			"2E-3, 0.002", "1E, 1e18", "+7, 7", "3u, 0.000003", "1n, 1e-9", "1k, 1000" })
	void quantitiesAmountToWhatKubernetesSays(String text, BigDecimal amount) {
		assertThat(quantity(text).amount()).isEqualByComparingTo(amount);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Gi", "1 Gi", "1gi", "1KI", "1ki", "1MB", "e3", "1e", "0x10", "." })
	void whatIsNoQuantityIsNone(String text) {
		assertThat(Quantity.parse(text)).isEmpty();
	}

	@Test
	void theExampleOfAStackIsValid() throws Exception {
		Map<String, Map<String, String>> example = new Yaml()
			.load(Files.readString(Path.of("../Pulumi.prod.example.yaml")));

		Settings settings = Settings.read(StackConfiguration.of(example.get("config")), Optional.empty());

		assertThat(settings.retainVolumes()).isTrue();
		assertThat(example.get("config")).hasSize(Settings.class.getRecordComponents().length);
	}

	@Test
	void aProgramsSettingsAreCheckedLikeAStacks() {
		assertThatExceptionOfType(RunException.class)
			.isThrownBy(() -> Settings.forImage("a:1").replicas(0).timeZone("Moscow").build())
			.withMessageContaining("\n  replicas is \"0\"")
			.withMessageContaining("\n  timeZone is \"Moscow\"");
	}

	@Test
	void allProblemsAreToldAtOnce() {
		assertThatExceptionOfType(RunException.class)
			.isThrownBy(() -> Settings.read(Map.of("replicas", "0", "timeZone", "Moscow", "colour", "red"), BUILT))
			.withMessageContaining("timestamps:replicas")
			.withMessageContaining("timestamps:timeZone")
			.withMessageContaining("timestamps:colour");
	}

	@Test
	void withoutAnImageTheCommandThatBuildsOneIsNamed() {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> Settings.read(Map.of(), Optional.empty()))
			.withMessageContaining("make image");
	}

	@Test
	void aConfiguredImageGoesBeforeTheOneThatWasBuilt() {
		assertThat(Settings.read(Map.of("image", "other:1"), BUILT).image()).isEqualTo("other:1");
	}

	@Test
	void onlyKeysOfThisProjectAreRead() {
		assertThat(StackConfiguration.parse("{\"timestamps:replicas\":\"3\",\"kubernetes:context\":\"kind\"}"))
			.isEqualTo(Map.of("replicas", "3"));
	}

	private static Quantity quantity(String text) {
		return Quantity.parse(text).orElseThrow();
	}

}
