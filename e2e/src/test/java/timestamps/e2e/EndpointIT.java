package timestamps.e2e;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint answers for every type and port of the Service, and after changes of both.
 * Without a load balancer, {@code up} says why it waits, and goes on when there is one.
 */
@OnCluster
@ResourceLock(Deployment.ROUTER)
@Order(11)
class EndpointIT {

	@Test
	void everyKindOfEndpointAnswersAndAMissingOneIsExplained(EmbeddedCluster cluster) throws Exception {
		try (DeployedStack stack = new DeployedStack("e2e-endpoint", cluster.client(),
				Map.of("replicas", "1", "serviceType", "NodePort", "image", cluster.quickImage()))) {
			// The Automation API's up has no preview.
			stack.run("pulumi", "preview", "--non-interactive").succeeded();
			stack.set("serviceType", "ClusterIP");
			stack.run("pulumi", "preview", "--non-interactive").succeeded();
			stack.set("serviceType", "NodePort");
			stack.up();
			assertThat(stack.service().url()).matches("http://10\\.177\\.0\\.1:3\\d{4}");
			assertThat(stack.service().visit().sequence()).isEqualTo(1);
			stack.run("pulumi", "preview", "--non-interactive", "--expect-no-changes").succeeded();

			stack.set(Map.of("serviceType", "ClusterIP", "servicePort", "5000"));
			stack.up();
			assertThat(stack.service().url()).endsWith(":5000");
			assertThat(stack.service().visit().sequence()).isEqualTo(2);

			stack.set("serviceType", "LoadBalancer");
			AtomicBoolean told = new AtomicBoolean();
			loseTheLease();
			stack.up((line) -> {
				if (line.contains("serviceType NodePort avoids the wait")) {
					told.set(true);
				}
			});
			assertThat(told).isTrue();
			assertThat(stack.service().url()).matches("http://127\\.77\\.0\\.\\d+:5000");
			assertThat(stack.service().visit().sequence()).isEqualTo(3);
		}
	}

	/**
	 * Takes the lease from the load balancer's allocator, which then stops for good:
	 * kube-router ends after half a minute without a renewal, and is started again.
	 */
	private static void loseTheLease() {
		Shell.run("kubectl", "-n", "kube-system", "patch", "lease", "kube-router-lballoc", "--type=merge", "--patch",
				"{\"spec\":{\"holderIdentity\":\"nobody\"}}");
		Awaitility.await("the allocator to give up, after ten seconds")
			.pollDelay(Duration.ofSeconds(12))
			.atMost(Duration.ofSeconds(30))
			.until(() -> Shell
				.run("kubectl", "-n", "kube-system", "get", "lease", "kube-router-lballoc", "-o",
						"jsonpath={.spec.holderIdentity}")
				.equals("nobody"));
	}

}
