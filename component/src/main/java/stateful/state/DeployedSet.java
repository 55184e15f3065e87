package stateful.state;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** The StatefulSet in the state after the last {@code up}. */
public final class DeployedSet {

	private DeployedSet() {
	}

	/**
	 * {@return whether the state has a set}
	 * @param service the service's name
	 * @param states the component's state after the last {@code up}
	 */
	public static boolean exists(String service, List<StackState> states) {
		return specs(service, states).findAny().isPresent();
	}

	/**
	 * {@return whether the deployed set must be replaced, because its policy cannot
	 * change}
	 * @param service the service's name
	 * @param podManagement the wanted policy
	 * @param states the component's state after the last {@code up}
	 */
	public static boolean isReplaced(String service, String podManagement, List<StackState> states) {
		return specs(service, states).map(DeployedSet::policy).anyMatch((deployed) -> !deployed.equals(podManagement));
	}

	/**
	 * {@return the set's spec, as the state remembers it}
	 * @param service the service's name
	 * @param states the component's state after the last {@code up}
	 */
	public static Optional<JsonObject> spec(String service, List<StackState> states) {
		return specs(service, states).findFirst();
	}

	private static Stream<JsonObject> specs(String service, List<StackState> states) {
		return states.stream()
			.flatMap((state) -> state.objects("kubernetes:apps/v1:StatefulSet", Pattern.quote(service)))
			.map((set) -> set.getAsJsonObject("spec"))
			.filter((spec) -> spec != null);
	}

	private static String policy(JsonObject spec) {
		JsonElement policy = spec.get("podManagementPolicy");
		// Kubernetes' default
		return (policy != null) ? policy.getAsString() : "OrderedReady";
	}

}
