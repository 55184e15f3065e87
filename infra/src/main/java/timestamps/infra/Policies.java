package timestamps.infra;

import java.util.List;
import java.util.Map;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.networking.v1.NetworkPolicy;
import com.pulumi.kubernetes.networking.v1.NetworkPolicyArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyEgressRuleArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyIngressRuleArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyPeerArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyPortArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicySpecArgs;
import com.pulumi.kubernetes.policy.v1.PodDisruptionBudget;
import com.pulumi.kubernetes.policy.v1.PodDisruptionBudgetArgs;
import com.pulumi.kubernetes.policy.v1.inputs.PodDisruptionBudgetSpecArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;

/**
 * What may happen to the replicas: how many may be evicted at once, and who may talk to
 * them.
 */
final class Policies {

	private static final int DNS = 53;

	private static final LabelSelectorArgs REPLICAS = LabelSelectorArgs.builder().matchLabels(Labels.SELECTOR).build();

	private final Output<String> namespace;

	private final CustomResourceOptions child;

	Policies(Output<String> namespace, Resource parent) {
		this.namespace = namespace;
		this.child = CustomResourceOptions.builder().parent(parent).build();
		disruptionBudget();
		policy("deny-all", NetworkPolicySpecArgs.builder().policyTypes("Ingress", "Egress"));
		policy("visitors", ingress(ReplicaPod.HTTP_PORT, null));
		policy("monitoring", ingress(ReplicaPod.MANAGEMENT_PORT, monitoring()));
		policy("dns", egress(null, port("UDP", DNS), port("TCP", DNS)));
		policy("peers", egress(peers(), port("TCP", ReplicaPod.HTTP_PORT)));
	}

	/**
	 * One at a time; a pod that is not healthy protects nothing, so it may always be
	 * evicted.
	 */
	private void disruptionBudget() {
		PodDisruptionBudgetArgs budget = PodDisruptionBudgetArgs.builder()
			.metadata(Metadata.of(TimestampService.NAME, this.namespace, Map.of()))
			.spec(PodDisruptionBudgetSpecArgs.builder()
				.maxUnavailable(1)
				.unhealthyPodEvictionPolicy("AlwaysAllow")
				.selector(REPLICAS)
				.build())
			.build();
		new PodDisruptionBudget(TimestampService.NAME, budget, this.child);
	}

	private void policy(String subject, NetworkPolicySpecArgs.Builder spec) {
		String name = TimestampService.NAME + "-" + subject;
		NetworkPolicyArgs policy = NetworkPolicyArgs.builder()
			.metadata(Metadata.of(name, this.namespace, Map.of()))
			.spec(spec.podSelector(REPLICAS).build())
			.build();
		new NetworkPolicy(name, policy, this.child);
	}

	private static NetworkPolicySpecArgs.Builder ingress(int port, NetworkPolicyPeerArgs from) {
		NetworkPolicyIngressRuleArgs.Builder rule = NetworkPolicyIngressRuleArgs.builder().ports(port("TCP", port));
		if (from != null) {
			rule.from(from);
		}
		return NetworkPolicySpecArgs.builder().policyTypes("Ingress").ingress(rule.build());
	}

	private static NetworkPolicySpecArgs.Builder egress(NetworkPolicyPeerArgs to, NetworkPolicyPortArgs... ports) {
		NetworkPolicyEgressRuleArgs.Builder rule = NetworkPolicyEgressRuleArgs.builder().ports(List.of(ports));
		if (to != null) {
			rule.to(to);
		}
		return NetworkPolicySpecArgs.builder().policyTypes("Egress").egress(rule.build());
	}

	private static NetworkPolicyPortArgs port(String protocol, int port) {
		return NetworkPolicyPortArgs.builder().protocol(protocol).port(port).build();
	}

	/** Prometheus, where nearly everybody has it. */
	private static NetworkPolicyPeerArgs monitoring() {
		LabelSelectorArgs namespace = LabelSelectorArgs.builder()
			.matchLabels(Map.of("kubernetes.io/metadata.name", "monitoring"))
			.build();
		return NetworkPolicyPeerArgs.builder().namespaceSelector(namespace).build();
	}

	private static NetworkPolicyPeerArgs peers() {
		return NetworkPolicyPeerArgs.builder().podSelector(REPLICAS).build();
	}

}
