package timestamps.e2e;

import java.util.Map;

import org.junit.jupiter.api.Test;
import timestamps.kit.Command.Result;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The configuration {@code kubernetes:} selects the cluster. A stack that was deployed to
 * one cluster never moves to another, and loses nothing if it is pointed there.
 */
@OnCluster
class OtherClusterIT {

	@Test
	void aStackThatPointsAtAnotherClusterIsRefusedAndLosesNothing(EmbeddedCluster cluster) throws Exception {
		try (OtherCluster other = new OtherCluster();
				DeployedStack stack = new DeployedStack("e2e-other", cluster.client(),
						Map.of("replicas", "1", "image", cluster.quickImage()))) {
			stack.setOfKubernetes("kubeconfig", other.kubeconfig().toString());
			stack.setOfKubernetes("context", "timestamps");
			stack.up();
			Service.Visit visit = stack.service().visit();
			String namespace = uid(stack);

			stack.setOfKubernetes("context", "nosuch");
			Result preview = stack.run("pulumi", "preview", "--non-interactive");
			stack.setOfKubernetes("context", "other");
			Result up = stack.run("pulumi", "up", "--yes", "--non-interactive");
			stack.setOfKubernetes("context", "timestamps");

			assertThat(preview.failed()).contains("nosuch");
			assertThat(up.failed()).contains("The stack now points at another cluster than the one");
			assertThat(other.namespaces()).contains("kube-system").doesNotContain(stack.namespace());
			stack.up();
			assertThat(uid(stack)).isEqualTo(namespace);
			assertThat(stack.history("timestamps-0")).contains(visit);
		}
	}

	private static String uid(DeployedStack stack) {
		return stack.client().namespaces().withName(stack.namespace()).get().getMetadata().getUid();
	}

}
