package timestamps.e2e;

import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The real CLI reports all problems of a wrong configuration. Short, so that
 * {@link NodesDocumentIT}, which waits for the end of the class that uses the cluster
 * after the soak, does not wait for a long one, and all others behind it.
 */
@OnCluster
@Order(2)
class WrongConfigurationIT {

	@Test
	void everythingThatIsWrongIsToldAndNothingIsCreated(EmbeddedCluster cluster) throws Exception {
		try (DeployedStack stack = new DeployedStack("e2e-wrong", cluster.client(),
				Map.of("replicas", "0", "timeZone", "Moscow", "storagesize", "1Gi"))) {
			assertThatThrownBy(stack::up).hasMessageContaining("timestamps:replicas is \"0\"")
				.hasMessageContaining("timestamps:timeZone is \"Moscow\"")
				.hasMessageContaining(
						"timestamps:storagesize is \"1Gi\"; there is no such setting. Did you mean storageSize?")
				.message()
				.doesNotContain("\tat timestamps.");

			assertThat(cluster.client().namespaces().withName(stack.namespace()).get()).isNull();
		}
	}

}
