package timestamps.infra;

import java.time.Duration;
import java.util.Map;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.Pod;
import com.pulumi.kubernetes.core.v1.Service;
import com.pulumi.kubernetes.core.v1.ServiceArgs;
import com.pulumi.kubernetes.core.v1.enums.ServiceSpecType;
import com.pulumi.kubernetes.core.v1.inputs.ServicePortArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServiceSpecArgs;
import com.pulumi.kubernetes.core.v1.outputs.LoadBalancerIngress;
import com.pulumi.kubernetes.core.v1.outputs.ServiceSpec;
import com.pulumi.kubernetes.core.v1.outputs.ServiceStatus;
import com.pulumi.resources.CustomTimeouts;

/** Where the service is reached: the Service in front of the replicas, and its URL. */
final class Endpoint {

	/**
	 * Clouds take up to two minutes to make a load balancer; the default would be ten.
	 */
	private static final Duration ADDRESS = Duration.ofMinutes(3);

	private static final int DEFAULT_PORT = 80;

	private final Output<String> url;

	Endpoint(Scope scope, Settings settings, Workload workload) {
		Service service = new Service(scope.service(), service(scope, settings),
				scope.child()
					.dependsOn(workload.set())
					.customTimeouts(CustomTimeouts.builder().create(ADDRESS).update(ADDRESS).build())
					.build());
		this.url = switch (settings.serviceType()) {
			case LoadBalancer ->
				service.status().applyValue((status) -> url(address(status.orElseThrow()), settings.servicePort()));
			case ClusterIP ->
				service.spec().applyValue((spec) -> url(spec.clusterIP().orElseThrow(), settings.servicePort()));
			case NodePort -> Output.tuple(node(scope, workload), service.spec())
				.applyValue((both) -> url(both.t1, nodePort(both.t2)));
		};
	}

	private static ServiceArgs service(Scope scope, Settings settings) {
		return ServiceArgs.builder()
			.metadata(scope.metadata(scope.service(), await(settings)))
			.spec(ServiceSpecArgs.builder()
				.type(ServiceSpecType.valueOf(settings.serviceType().name()))
				.selector(scope.selector())
				.ports(ServicePortArgs.builder().name("http").port(settings.servicePort()).targetPort("http").build())
				.build())
			.build();
	}

	/**
	 * The replicas are ready by now; left to itself, the provider would wait ten seconds
	 * for endpoints to settle.
	 */
	private static Map<String, String> await(Settings settings) {
		return switch (settings.serviceType()) {
			case LoadBalancer -> Map.of("pulumi.com/waitFor", "jsonpath={.status.loadBalancer.ingress}");
			case NodePort, ClusterIP -> Map.of("pulumi.com/skipAwait", "true");
		};
	}

	/**
	 * Every node answers on the node port; the one that the first replica runs on is
	 * known to be there.
	 */
	private static Output<String> node(Scope scope, Workload workload) {
		Pod first = Pod.get(scope.name("0"), workload.podId(0), scope.child().build());
		return first.status().applyValue((status) -> status.orElseThrow().hostIP().orElseThrow());
	}

	private static String address(ServiceStatus status) {
		LoadBalancerIngress ingress = status.loadBalancer().orElseThrow().ingress().get(0);
		return ingress.ip().or(ingress::hostname).orElseThrow();
	}

	private static int nodePort(ServiceSpec spec) {
		return spec.ports().get(0).nodePort().orElseThrow();
	}

	static String url(String address, int port) {
		return "http://" + address + ((port != DEFAULT_PORT) ? ":" + port : "");
	}

	Output<String> url() {
		return this.url;
	}

}
