package stateful.objects;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.networking.v1.NetworkPolicy;
import com.pulumi.kubernetes.networking.v1.NetworkPolicyArgs;
import com.pulumi.kubernetes.networking.v1.inputs.IPBlockArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyEgressRuleArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyIngressRuleArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyPeerArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyPortArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicySpecArgs;
import com.pulumi.kubernetes.policy.v1.PodDisruptionBudget;
import com.pulumi.kubernetes.policy.v1.PodDisruptionBudgetArgs;
import com.pulumi.kubernetes.policy.v1.inputs.PodDisruptionBudgetSpecArgs;
import stateful.inputs.Inputs;
import stateful.inputs.Ports;
import stateful.inputs.Ports.Port;

/**
 * What may happen to the replicas: how many may be evicted at once, and who may talk to
 * them.
 */
public final class Policies {

	private static final int DNS = 53;

	private final Scope scope;

	public Policies(Scope scope) {
		this.scope = scope;
		disruptionBudget();
		policy("deny-all", NetworkPolicySpecArgs.builder().policyTypes("Ingress", "Egress"));
		Ports ports = scope.inputs().ports();
		policy("visitors", only("Ingress").ingress(ingress(List.of(ports.service())).build()));
		policy("monitoring", only("Ingress")
			.ingress(ingress(ports.monitored()).from(pods(scope.inputs().network().monitoringNamespace())).build()));
		policy("dns", only("Egress").egress(egress(port("UDP", DNS), port("TCP", DNS)).build()));
		policy("peers", peers(ports));
		if (!scope.inputs().network().egress().isEmpty()) {
			policy("egress",
					only("Egress").egress(scope.inputs().network().egress().stream().map(Policies::allowed).toList()));
		}
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

	/** Replicas reach one another on every port but those that only probes know. */
	private NetworkPolicySpecArgs.Builder peers(Ports ports) {
		NetworkPolicyPeerArgs replicas = NetworkPolicyPeerArgs.builder().podSelector(this.scope.replicas()).build();
		NetworkPolicyPortArgs[] reached = numbers(
				Stream.concat(Stream.of(ports.service()), ports.internal().stream()).toList());
		NetworkPolicySpecArgs.Builder policy = only("Egress").egress(egress(reached).to(replicas).build());
		if (!ports.internal().isEmpty()) {
			policy.policyTypes("Ingress", "Egress").ingress(ingress(ports.internal()).from(replicas).build());
		}
		return policy;
	}

	private static NetworkPolicyEgressRuleArgs allowed(Inputs.Egress egress) {
		NetworkPolicyEgressRuleArgs.Builder rule = egress(port("TCP", egress.port()));
		egress.namespace().ifPresent((namespace) -> rule.to(pods(namespace)));
		egress.cidr()
			.ifPresent((block) -> rule
				.to(NetworkPolicyPeerArgs.builder().ipBlock(IPBlockArgs.builder().cidr(block).build()).build()));
		return rule.build();
	}

	private static NetworkPolicySpecArgs.Builder only(String direction) {
		return NetworkPolicySpecArgs.builder().policyTypes(direction);
	}

	private static NetworkPolicyIngressRuleArgs.Builder ingress(List<Port> ports) {
		return NetworkPolicyIngressRuleArgs.builder().ports(numbers(ports));
	}

	private static NetworkPolicyEgressRuleArgs.Builder egress(NetworkPolicyPortArgs... ports) {
		return NetworkPolicyEgressRuleArgs.builder().ports(ports);
	}

	private static NetworkPolicyPortArgs[] numbers(List<Port> ports) {
		return ports.stream().map((port) -> port(port.protocol(), port.number())).toArray(NetworkPolicyPortArgs[]::new);
	}

	private static NetworkPolicyPortArgs port(String protocol, int port) {
		return NetworkPolicyPortArgs.builder().protocol(protocol).port(port).build();
	}

	/** All pods of a namespace. */
	private static NetworkPolicyPeerArgs pods(String namespace) {
		LabelSelectorArgs selector = LabelSelectorArgs.builder()
			.matchLabels(Map.of("kubernetes.io/metadata.name", namespace))
			.build();
		return NetworkPolicyPeerArgs.builder().namespaceSelector(selector).build();
	}

}
