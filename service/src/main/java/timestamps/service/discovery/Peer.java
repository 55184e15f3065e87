package timestamps.service.discovery;

/**
 * A replica as discovery finds it.
 *
 * @param name the name of its pod, or its address if DNS has no names of pods
 * @param authority the IP address and the port at which it answers; empty if DNS lists
 * none, and for this replica itself
 */
public record Peer(String name, String authority) {

	/** A replica without an address. */
	public static Peer named(String name) {
		return new Peer(name, "");
	}

	public PodName pod() {
		return PodName.of(this.name);
	}

}
