package timestamps.infra;

import java.util.List;
import java.util.Map;

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

/**
 * What may happen to the replicas: how many may be evicted at once, and who may talk to
 * them.
 */
final class Policies {

	private static final int DNS = 53;

	private final Scope scope;

	Policies(Scope scope) {
		this.scope = scope;
		disruptionBudget();
		policy("deny-all", NetworkPolicySpecArgs.builder().policyTypes("Ingress", "Egress"));
		policy("visitors", ingress(ReplicaContainer.HTTP_PORT, null));
		policy("monitoring", ingress(ReplicaContainer.MANAGEMENT_PORT, monitoring()));
		policy("dns", egress(null, port("UDP", DNS), port("TCP", DNS)));
		policy("peers", egress(peers(), port("TCP", ReplicaContainer.HTTP_PORT)));
	}

	/**
	 * One at a time; a pod that is not healthy protects nothing, so it may always be
	 * evicted.
	 */
	private void disruptionBudget() {
		PodDisruptionBudgetArgs budget = PodDisruptionBudgetArgs.builder()
			.metadata(this.scope.metadata(this.scope.service()))
			.spec(PodDisruptionBudgetSpecArgs.builder()
				.maxUnavailable(1)
				.unhealthyPodEvictionPolicy("AlwaysAllow")
				.selector(this.scope.replicas())
				.build())
			.build();
		new PodDisruptionBudget(this.scope.service(), budget, this.scope.child().build());
	}

	private void policy(String subject, NetworkPolicySpecArgs.Builder spec) {
		String name = this.scope.name(subject);
		NetworkPolicyArgs policy = NetworkPolicyArgs.builder()
			.metadata(this.scope.metadata(name))
			.spec(spec.podSelector(this.scope.replicas()).build())
			.build();
		new NetworkPolicy(name, policy, this.scope.child().build());
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

	private NetworkPolicyPeerArgs peers() {
		return NetworkPolicyPeerArgs.builder().podSelector(this.scope.replicas()).build();
	}

}
