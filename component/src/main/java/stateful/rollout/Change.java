package stateful.rollout;

import java.util.List;
import java.util.function.Predicate;

import stateful.cluster.Cause;
import stateful.cluster.Replica;

/**
 * A change of a set, and which replicas it stops.
 *
 * @param replicas the set's present replicas
 * @param count the wanted number of replicas
 * @param kind how replicas are stopped
 * @param kept whether a replica already has the new template
 */
record Change(List<Replica> replicas, int count, Kind kind, Predicate<Replica> kept) {

	/** How a change stops replicas. */
	enum Kind {

		/** The set is replaced: all at once. */
		REPLACEMENT,

		/**
		 * One by one, the last first. The roll-out goes on when the replica before is
		 * available again, whatever the condition of the others.
		 */
		PARALLEL,

		/** One by one, and none while another one is not ready. */
		ORDERED

	}

	/**
	 * {@return the unavailable replicas because of which the change must not begin, as it
	 * would stop others meanwhile}
	 * <p>
	 * Replicas that a new template can mend do not count as long as another replica goes
	 * on serving: the change may be their way out.
	 */
	List<Replica> conflicts() {
		List<Replica> serving = this.replicas.stream().filter(Replica::available).toList();
		List<Replica> broken = this.replicas.stream()
			.filter((replica) -> replica.cause().isPresent() && replica.ordinal() < this.count)
			.toList();
		if (broken.isEmpty() || !stopsAny()) {
			return List.of();
		}
		boolean mendable = broken.stream()
			.allMatch((replica) -> replica.cause().filter(Cause::isOfTheTemplate).isPresent());
		boolean goesOn = switch (this.kind) {
			case REPLACEMENT -> false;
			case PARALLEL -> serving.size() > stoppedMeanwhile(serving, broken);
			case ORDERED -> true;
		};
		return (mendable && goesOn) ? List.of() : broken;
	}

	/**
	 * {@return whether a replica that serves is stopped}
	 */
	boolean stopsAny() {
		return this.replicas.stream().anyMatch((replica) -> replica.available() && stops(replica));
	}

	private boolean stops(Replica replica) {
		return this.kind == Kind.REPLACEMENT || replica.ordinal() >= this.count || !this.kept.test(replica);
	}

	/**
	 * How many serving replicas are stopped at once before all broken ones are mended.
	 */
	private long stoppedMeanwhile(List<Replica> serving, List<Replica> broken) {
		long gone = serving.stream().filter((replica) -> replica.ordinal() >= this.count).count();
		int lowest = broken.get(0).ordinal();
		boolean rolled = serving.stream()
			.anyMatch((replica) -> replica.ordinal() > lowest && replica.ordinal() < this.count
					&& !this.kept.test(replica));
		return rolled ? gone + 1 : gone;
	}

}
