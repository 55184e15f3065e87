package timestamps.e2e.soak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The faults of a run: all chosen faults in a random order, then all of them in another
 * order, without end.
 */
final class Faults implements Iterator<Fault> {

	private final List<Fault> all;

	private final Random random;

	private final List<Fault> next = new ArrayList<>();

	private Faults(List<Fault> all, Random random) {
		this.all = all;
		this.random = random;
	}

	/**
	 * Chooses faults.
	 * @param names the names of some faults, or none for all
	 * @param random draws their order
	 * @throws IllegalArgumentException if no fault has a name
	 */
	static Faults of(List<String> names, Random random) {
		List<Fault> all = all();
		List<String> known = all.stream().map(Fault::name).toList();
		names.stream().filter(Predicate.not(known::contains)).findFirst().ifPresent((name) -> {
			throw new IllegalArgumentException(
					"FAULTS names \"" + name + "\"; allowed are " + String.join(", ", known));
		});
		return new Faults(all.stream().filter((fault) -> names.isEmpty() || names.contains(fault.name())).toList(),
				random);
	}

	static List<Fault> all() {
		Stream<Fault> components = Stream
			.of("containerd", "kubelet", "kube-apiserver", "etcd", "kube-proxy", "kube-router", "coredns")
			.map(ClusterFaults::killed);
		return Stream.concat(Stream.of(PodFaults.DELETED, PodFaults.EVICTED, ChangeFaults.imageRolled(),
				ChangeFaults.settingsChanged(), ChangeFaults.scaled(), ChangeFaults.volumesGrown(),
				PodFaults.PROCESS_KILLED, PodFaults.DELETED_WITHOUT_GRACE, PodFaults.ALL_DELETED, ClusterFaults.KILLED,
				ClusterFaults.STOPPED, PodFaults.FROZEN, VolumeFaults.FULL, VolumeFaults.FAILED, VolumeFaults.SLOW,
				ProcessorsBusy.FAULT, ClockSteppedBack.FAULT, NodeFaults.DRAINED, NodeFaults.LOST, NodeFaults.CUT_OFF),
				components)
			.toList();
	}

	int number() {
		return this.all.size();
	}

	@Override
	public boolean hasNext() {
		return true;
	}

	@Override
	public Fault next() {
		if (this.next.isEmpty()) {
			this.next.addAll(this.all);
			Collections.shuffle(this.next, this.random);
		}
		return this.next.remove(0);
	}

}
