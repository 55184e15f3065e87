package timestamps.infra;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Pulumi's own configuration of the Kubernetes provider is honoured or rejected. */
class ClusterTests {

	private final MockedStack stack = new MockedStack();

	@Test
	void withoutConfigurationTheProviderIsWhatItWas() {
		this.stack.up(Map.of());

		assertThat(this.stack.provider().value()).isEqualTo(Map.of());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			context                     | kind
			cluster                     | kind
			kubeconfig                  | /home/you/.kube/prod
			namespace                   | elsewhere
			clusterIdentifier           | prod
			deleteUnreachable           | true
			skipUpdateUnreachable       | true
			enableServerSideApply       | true
			enableConfigMapMutable      | true
			enableSecretMutable         | false
			enableReplaceCRD            | true
			strictMode                  | true
			suppressDeprecationWarnings | true
			suppressHelmHookWarnings    | true
			helmReleaseSettings         | {"driver":"secret"}
			kubeClientSettings          | {"burst":120}
			""")
	void everyKeyReachesTheProvider(String key, String value) {
		this.stack.up(Map.of("kubernetes:" + key, value));

		assertThat(this.stack.provider().at(key).value()).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "context, kind", "cluster, kind", "kubeconfig, /home/you/.kube/prod" })
	void aProviderThatChoosesAClusterIsNeverReplacedWithTheObjects(String key, String value) {
		this.stack.up(Map.of("kubernetes:" + key, value));

		assertThat(this.stack.provider().at("clusterIdentifier").value()).isEqualTo("timestamps");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			enableServerSideApply | false | true:
			renderYamlToDirectory | out   | none:
			deleteUnreachable     | yes   | true or false
			namespace             | A     | a DNS label
			kubeClientSettings    | 120   | a JSON object
			contxt                | kind  | there is no such setting. Did you mean context?
			""")
	void aKeyThatIsNotHonouredIsRejectedByNameWithTheRest(String key, String value, String allowed) {
		Map<String, String> configuration = Map.of("kubernetes:" + key, value, "replicas", "0");

		this.stack.assertRefused(configuration)
			.withMessageContaining("kubernetes:" + key + " is \"" + value + "\"")
			.withMessageContaining(allowed)
			.withMessageContaining("timestamps:replicas is \"0\"");
	}

	@Test
	void anotherClusterIsRefusedBeforeAnythingIsMadeThere() {
		this.stack.up(Map.of());
		this.stack.cluster().become("cluster-2");

		this.stack.assertRefused(Map.of("kubernetes:context", "other"))
			.withMessageContaining(
					"The stack now points at another cluster than the one that timestamps was deployed to");
	}

}
