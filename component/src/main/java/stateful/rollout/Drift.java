package stateful.rollout;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Finds differences between the set in the cluster and the set in the state. */
public final class Drift {

	private Drift() {
	}

	/**
	 * {@return whether an interrupted {@code up}, or a change by hand, has changed the
	 * set: its number of replicas or a field of its pod template}
	 * @param remembered the set's spec in the state
	 * @param live the set's spec in the cluster
	 */
	public static boolean isBetween(JsonObject remembered, JsonObject live) {
		return differs(remembered, live, "replicas") || differs(remembered, live, "template");
	}

	private static boolean differs(JsonObject remembered, JsonObject live, String field) {
		JsonElement before = remembered.get(field);
		JsonElement now = live.get(field);
		return before != null && now != null && !new Template(false).matches(before, now);
	}

}
