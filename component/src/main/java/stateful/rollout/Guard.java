package stateful.rollout;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.pulumi.exceptions.RunException;
import stateful.cluster.Advice;
import stateful.cluster.Json;
import stateful.cluster.Replica;
import stateful.cluster.Snapshot;
import stateful.inputs.Inputs;

/**
 * Refuses a change that would stop replicas while others are already unavailable: it
 * could stop the last one.
 */
public final class Guard {

	private final String service;

	private final Inputs inputs;

	private final Supplier<JsonElement> template;

	private final Predicate<JsonElement> reshaped;

	/**
	 * Makes a guard.
	 * @param service the service's name
	 * @param inputs the service's inputs
	 * @param template the program's pod template, computed only if it matters
	 * @param reshaped whether that template has other fields than the last deployed one
	 */
	public Guard(String service, Inputs inputs, Supplier<JsonElement> template, Predicate<JsonElement> reshaped) {
		this.service = service;
		this.inputs = inputs;
		this.template = template;
		this.reshaped = reshaped;
	}

	/**
	 * Checks a change before anything is declared.
	 * @param snapshot the service's present condition
	 * @throws RunException with the unavailable replicas and their causes
	 */
	public void check(Snapshot snapshot) {
		List<Replica> replicas = snapshot.replicas();
		if (replicas.stream().allMatch((replica) -> replica.cause().isEmpty())) {
			return;
		}
		List<Replica> conflicts = change(replicas, snapshot).conflicts();
		if (!conflicts.isEmpty()) {
			throw new RunException(message(conflicts, snapshot));
		}
	}

	/**
	 * {@return whether the change stops a replica that serves}
	 */
	public boolean stopsAny(Snapshot snapshot) {
		return snapshot.set().isPresent() && change(snapshot.replicas(), snapshot).stopsAny();
	}

	private Change change(List<Replica> replicas, Snapshot snapshot) {
		JsonElement wanted = this.template.get();
		Template comparison = new Template(this.reshaped.test(wanted));
		Predicate<Replica> kept = (replica) -> snapshot.template(replica.revision())
			.filter((live) -> comparison.matches(wanted, live))
			.isPresent();
		return new Change(replicas, this.inputs.replicas(), kind(snapshot.set().orElseThrow()), kept);
	}

	private Change.Kind kind(JsonObject set) {
		String policy = Json.text(set, "spec", "podManagementPolicy");
		if (!policy.equals(this.inputs.podManagement())) {
			return Change.Kind.REPLACEMENT;
		}
		return policy.equals("Parallel") ? Change.Kind.PARALLEL : Change.Kind.ORDERED;
	}

	private String message(List<Replica> unavailable, Snapshot snapshot) {
		Advice advice = new Advice(this.inputs.namespace());
		return "The change would stop replicas of " + this.service
				+ " while others are unavailable; nothing was changed.\n"
				+ unavailable.stream()
					.map((replica) -> "  " + advice.explain(replica, snapshot))
					.collect(Collectors.joining("\n"))
				+ "\n  Bring them back first, or undo the change.";
	}

}
