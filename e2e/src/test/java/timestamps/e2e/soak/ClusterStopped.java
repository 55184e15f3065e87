package timestamps.e2e.soak;

import timestamps.e2e.Shell;

/** Stops the cluster and starts it again, as for a reboot of its machine. */
final class ClusterStopped implements Fault {

	@Override
	public String name() {
		return "cluster-stopped";
	}

	@Override
	public Description description() {
		return new Description("`cluster/down` without `destroy`; then `cluster/up`",
				"every visit, until all replicas are back");
	}

	@Override
	public Toll strike(Target target) {
		Shell.run("cluster/down");
		Shell.run("commands/ready"); // which also pushes the image to the registry again
		return Toll.everythingUntil(target.awaitWell().plus(Target.PROXY));
	}

}
