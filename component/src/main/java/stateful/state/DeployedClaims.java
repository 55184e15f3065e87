package stateful.state;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * The claims in the state after the last {@code up}: only a service in a namespace of
 * others declares its claims.
 */
public final class DeployedClaims {

	private DeployedClaims() {
	}

	/**
	 * {@return the names of a service's claims, also of removed replicas}
	 * @param service the service's name
	 * @param states the component's state after the last {@code up}
	 */
	public static List<String> names(String service, List<StackState> states) {
		return of(service, states).map((claim) -> claim.getAsJsonObject("metadata").get("name").getAsString()).toList();
	}

	/**
	 * {@return a service's claims}
	 */
	public static Stream<JsonObject> of(String service, List<StackState> states) {
		String names = ".+-" + Pattern.quote(service) + "-\\d+";
		return states.stream()
			.flatMap((state) -> state.objects("kubernetes:core/v1:PersistentVolumeClaim", names))
			.filter((claim) -> service.equals(owner(claim)));
	}

	/**
	 * The service of a claim: claims of a service with a longer name may end alike.
	 */
	private static String owner(JsonObject claim) {
		JsonElement labels = claim.getAsJsonObject("metadata").get("labels");
		JsonElement name = (labels != null) ? labels.getAsJsonObject().get("app.kubernetes.io/name") : null;
		return (name != null) ? name.getAsString() : "";
	}

}
