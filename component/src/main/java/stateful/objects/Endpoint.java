package stateful.objects;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.exceptions.RunException;
import com.pulumi.kubernetes.core.v1.Pod;
import com.pulumi.kubernetes.core.v1.Service;
import com.pulumi.kubernetes.core.v1.ServiceArgs;
import com.pulumi.kubernetes.core.v1.enums.ServiceSpecType;
import com.pulumi.kubernetes.core.v1.inputs.ServicePortArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServiceSpecArgs;
import com.pulumi.kubernetes.core.v1.outputs.ServiceSpec;
import com.pulumi.kubernetes.core.v1.outputs.ServiceStatus;
import com.pulumi.resources.CustomTimeouts;
import stateful.inputs.Ports.Port;
import stateful.sdk.Outputs;

/** The Service in front of the replicas, and its URL. */
public final class Endpoint {

	/**
	 * Clouds take up to two minutes to create a load balancer; the provider's default is
	 * ten.
	 */
	private static final Duration ADDRESS = Duration.ofMinutes(3);

	/** The ports that a URL's scheme implies. */
	private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

	private final ServiceContext context;

	private final boolean preview = Deployment.getInstance().isDryRun();

	private final Output<String> url;

	public Endpoint(ServiceContext context, Workload workload) {
		this.context = context;
		Service service = new Service(context.service(), service(),
				context.child()
					.customTimeouts(CustomTimeouts.builder().create(ADDRESS).update(ADDRESS).build())
					.build());
		int port = context.inputs().endpoint().servicePort();
		Output<String> url = switch (type()) {
			case "NodePort" -> Output.tuple(node(workload), service.spec())
				.apply((both) -> nodePort(both.t2).applyValue((nodePort) -> url(both.t1, nodePort)));
			case "ClusterIP" -> service.spec()
				.apply((spec) -> there("Service " + context.service(), "clusterIP", spec.clusterIP()))
				.applyValue((address) -> url(address, port));
			default -> service.status()
				.apply((status) -> status.flatMap(Endpoint::address)
					.map((address) -> Output.of(url(address, port)))
					.orElseGet(Endpoint::notYet));
		};
		// Users of the URL connect to it, so it becomes known when replicas answer.
		this.url = Output.tuple(workload.name(), url).applyValue((both) -> both.t2);
	}

	private String type() {
		return this.context.inputs().endpoint().serviceType();
	}

	private String portName() {
		return this.context.inputs().ports().service().name();
	}

	private ServiceArgs service() {
		return ServiceArgs.builder()
			.metadata(this.context.metadata(this.context.service(), await()))
			.spec(ServiceSpecArgs.builder()
				.type(ServiceSpecType.valueOf(type()))
				.selector(this.context.selector())
				.ports(this.context.inputs().ports().exposed().stream().map(Endpoint::port).toList())
				.build())
			.build();
	}

	private static ServicePortArgs port(Port port) {
		return ServicePortArgs.builder()
			.name(port.name())
			.port(port.servicePort().orElseThrow())
			.targetPort(port.name())
			.protocol(ServiceContext.given(port.otherProtocol()))
			.build();
	}

	/**
	 * Makes the provider wait for the address alone: the set waits for the replicas
	 * meanwhile. By default, the provider would wait until the replicas are endpoints,
	 * and ten seconds more.
	 */
	private Map<String, String> await() {
		return isLoadBalanced() ? Map.of("pulumi.com/waitFor", "jsonpath={.status.loadBalancer.ingress}")
				: Map.of("pulumi.com/skipAwait", "true");
	}

	boolean isLoadBalanced() {
		return type().equals("LoadBalancer");
	}

	/**
	 * The address of a node: every node answers on the node port, and the first replica's
	 * node surely exists. A preview does not ask, because reading a missing pod would
	 * fail it.
	 */
	private Output<String> node(Workload workload) {
		if (this.preview) {
			return notYet();
		}
		String name = this.context.name("0");
		Pod first = Pod.get(name, workload.podId(0), this.context.child().build());
		return first.status()
			.apply((status) -> there("Pod " + name, "hostIP", status.flatMap((known) -> known.hostIP())));
	}

	private static Optional<String> address(ServiceStatus status) {
		return status.loadBalancer()
			.flatMap((balancer) -> balancer.ingress().stream().findFirst())
			.flatMap((ingress) -> ingress.ip().or(ingress::hostname));
	}

	/**
	 * An unknown output. When a Service is about to become one with a load balancer, the
	 * provider calls its status known in a preview, although it has no address.
	 */
	private static <T> Output<T> notYet() {
		return Outputs.unknown();
	}

	private Output<Integer> nodePort(ServiceSpec spec) {
		return there("Service " + this.context.service(), "nodePort", spec.ports().get(0).nodePort());
	}

	/**
	 * A value that the cluster sets. In a preview, before the namespace exists, an object
	 * is known without this value.
	 */
	private <T> Output<T> there(String object, String field, Optional<T> value) {
		if (value.isEmpty() && !this.preview) {
			throw new RunException(object + " has no " + field);
		}
		return value.map(Output::of).orElseGet(Endpoint::notYet);
	}

	private String url(String address, int port) {
		String host = address.contains(":") ? "[" + address + "]" : address;
		Integer ofScheme = DEFAULT_PORTS.get(portName());
		if (ofScheme == null) {
			return host + ":" + port;
		}
		return portName() + "://" + host + ((port != ofScheme) ? ":" + port : "");
	}

	/**
	 * {@return the URL, without the port that its scheme implies; if the protocol is
	 * neither HTTP nor HTTPS, address and port}
	 */
	public Output<String> url() {
		return this.url;
	}

}
