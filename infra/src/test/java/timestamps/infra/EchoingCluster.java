package timestamps.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import com.pulumi.test.Mocks;

/**
 * A cluster that accepts every resource as it is and remembers it; only addresses and
 * node ports are its own.
 */
final class EchoingCluster implements Mocks {

	static final Map<String, Object> IP = Map.of("ip", "203.0.113.7");

	private final Map<String, ResourceArgs> resources = new ConcurrentHashMap<>();

	private final Map<String, Object> ingress;

	EchoingCluster(Map<String, Object> ingress) {
		this.ingress = ingress;
	}

	@Override
	public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
		this.resources.put(args.type + " " + args.name, args);
		Map<String, Object> state = new HashMap<>(args.inputs);
		if (args.type.equals("kubernetes:core/v1:Service")) {
			state.put("status", Map.of("loadBalancer", Map.of("ingress", List.of(this.ingress))));
			state.put("spec", spec(args));
		}
		if (args.type.equals("kubernetes:core/v1:Pod")) {
			state.put("status", Map.of("hostIP", "198.51.100.4"));
		}
		return CompletableFuture.completedFuture(ResourceResult.of(Optional.of(args.name + "-id"), state));
	}

	private static Map<String, Object> spec(ResourceArgs service) {
		Map<String, Object> spec = new HashMap<>();
		((Map<?, ?>) service.inputs.get("spec")).forEach((key, value) -> spec.put((String) key, value));
		spec.putIfAbsent("clusterIP", "10.96.0.7");
		spec.put("ports", List.of(Map.of("port", 80, "nodePort", 30080)));
		return spec;
	}

	/** What was asked for under a type and a logical name. */
	Part resource(String type, String name) {
		return new Part(this.resources.get(type + " " + name).inputs);
	}

	List<String> names() {
		return this.resources.keySet().stream().sorted().toList();
	}

	/**
	 * A part of an object, walked by keys and indices:
	 * {@code at("spec", "ports", 0, "port")}.
	 */
	record Part(Object value) {

		Part at(Object... path) {
			Object part = this.value;
			for (Object step : path) {
				part = (step instanceof Integer index) ? ((List<?>) part).get(index) : ((Map<?, ?>) part).get(step);
			}
			return new Part(part);
		}

		/** The element of a list whose name this is. */
		Part named(String name) {
			return new Part(((List<?>) this.value).stream()
				.filter((element) -> name.equals(((Map<?, ?>) element).get("name")))
				.findFirst()
				.orElseThrow());
		}

	}

}
