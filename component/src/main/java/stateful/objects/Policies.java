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
 * The PodDisruptionBudget and the NetworkPolicies: how many replicas may be evicted at
 * once, and who may talk to them.
 */
public final class Policies {

	/** The endings of the policies' names. */
	static final List<String> SUBJECTS = List.of("deny-all", "visitors", "clients", "monitoring", "dns", "peers",
			"api-server", "egress");

	private static final int DNS = 53;

	/** The API server's port on its Service and on most control planes. */
	private static final int HTTPS = 443;

	private static final int API_SERVER = 6443;

	private final ServiceContext context;

	public Policies(ServiceContext context) {
		this.context = context;
		disruptionBudget();
		policy("deny-all", NetworkPolicySpecArgs.builder().policyTypes("Ingress", "Egress"));
		Ports ports = context.inputs().ports();
		List<Port> named = context.inputs()
			.network()
			.clients()
			.stream()
			.map(Inputs.Client::ports)
			.flatMap(List::stream)
			.toList();
		List<Port> open = ports.exposed().stream().filter((port) -> !named.contains(port)).toList();
		if (!open.isEmpty()) {
			policy("visitors", only("Ingress").ingress(ingress(open).build()));
		}
		if (!named.isEmpty()) {
			policy("clients", only("Ingress")
				.ingress(context.inputs().network().clients().stream().map(Policies::admitted).toList()));
		}
		policy("monitoring", only("Ingress")
			.ingress(ingress(ports.monitored()).from(pods(context.inputs().network().monitoringNamespace())).build()));
		policy("dns", only("Egress").egress(egress(port("UDP", DNS), port("TCP", DNS)).build()));
		policy("peers", peers(ports));
		if (!context.inputs().access().rules().isEmpty()) {
			policy("api-server", only("Egress").egress(egress(port("TCP", HTTPS), port("TCP", API_SERVER)).build()));
		}
		if (!context.inputs().network().egress().isEmpty()) {
			policy("egress", only("Egress")
				.egress(context.inputs().network().egress().stream().map(Policies::allowed).toList()));
		}
	}

	/**
	 * One replica at a time may be evicted, and an unhealthy pod always.
	 */
	private void disruptionBudget() {
		PodDisruptionBudgetArgs budget = PodDisruptionBudgetArgs.builder()
			.metadata(this.context.metadata(this.context.service()))
			.spec(PodDisruptionBudgetSpecArgs.builder()
				.maxUnavailable(1)
				.unhealthyPodEvictionPolicy("AlwaysAllow")
				.selector(this.context.replicas())
				.build())
			.build();
		new PodDisruptionBudget(this.context.service(), budget, this.context.child().build());
	}

	private void policy(String subject, NetworkPolicySpecArgs.Builder spec) {
		String name = this.context.name(subject);
		NetworkPolicyArgs policy = NetworkPolicyArgs.builder()
			.metadata(this.context.metadata(name))
			.spec(spec.podSelector(this.context.replicas()).build())
			.build();
		new NetworkPolicy(name, policy, this.context.child().build());
	}

	/** Replicas reach each other on every port, except the ports of probes alone. */
	private NetworkPolicySpecArgs.Builder peers(Ports ports) {
		NetworkPolicyPeerArgs replicas = NetworkPolicyPeerArgs.builder().podSelector(this.context.replicas()).build();
		NetworkPolicyPortArgs[] reached = numbers(
				Stream.concat(Stream.of(ports.service()), ports.internal().stream()).toList());
		NetworkPolicySpecArgs.Builder policy = only("Egress").egress(egress(reached).to(replicas).build());
		List<Port> reachable = inward(ports);
		if (!reachable.isEmpty()) {
			policy.policyTypes("Ingress", "Egress").ingress(ingress(reachable).from(replicas).build());
		}
		return policy;
	}

	/**
	 * The service's own port is open to everybody, also to replicas, unless a client
	 * names it.
	 */
	private List<Port> inward(Ports ports) {
		boolean closed = this.context.inputs()
			.network()
			.clients()
			.stream()
			.anyMatch((client) -> client.ports().contains(ports.service()));
		return Stream.concat(closed ? Stream.of(ports.service()) : Stream.empty(), ports.internal().stream()).toList();
	}

	private static NetworkPolicyIngressRuleArgs admitted(Inputs.Client client) {
		NetworkPolicyIngressRuleArgs.Builder rule = ingress(client.ports());
		client.namespace().ifPresent((namespace) -> rule.from(pods(namespace)));
		client.cidr().ifPresent((block) -> rule.from(block(block)));
		return rule.build();
	}

	private static NetworkPolicyPeerArgs block(String cidr) {
		return NetworkPolicyPeerArgs.builder().ipBlock(IPBlockArgs.builder().cidr(cidr).build()).build();
	}

	private static NetworkPolicyEgressRuleArgs allowed(Inputs.Egress egress) {
		NetworkPolicyEgressRuleArgs.Builder rule = egress(port(egress.protocol(), egress.port()));
		egress.namespace().ifPresent((namespace) -> rule.to(pods(namespace)));
		egress.cidr().ifPresent((block) -> rule.to(block(block)));
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
