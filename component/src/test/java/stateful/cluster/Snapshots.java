package stateful.cluster;

import java.util.Optional;

import stateful.mocks.FakeCluster;

/** Makes snapshots for tests. */
public final class Snapshots {

	private Snapshots() {
	}

	public static Snapshot of(FakeCluster cluster) {
		return new Snapshot(new Reader(cluster), "store", "store");
	}

	static Optional<Cause> cause(FakeCluster cluster, int ordinal) {
		return of(cluster).replicas().get(ordinal).cause();
	}

}
