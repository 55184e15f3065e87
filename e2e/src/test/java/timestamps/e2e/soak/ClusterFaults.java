package timestamps.e2e.soak;

import java.util.List;
import java.util.stream.Stream;

import timestamps.e2e.Processes;
import timestamps.kit.Shell;

/** Faults of the cluster's own processes. */
final class ClusterFaults {

	/**
	 * Sends SIGKILL to every component of the cluster, and to the supervisor, which would
	 * start them again.
	 */
	static final Fault KILLED = Fault.ofEveryVisit("cluster-killed",
			"all of the cluster's components and their supervisor get a SIGKILL; then `cluster/up`",
			"every visit, until all replicas are back", (target) -> {
				List<String> components = Shell.run("cluster/ctl", "status")
					.lines()
					.map((line) -> line.split(" ")[0])
					.toList();
				List<Long> processes = Stream
					.concat(Stream.of(Processes.ofSupervisor()), components.stream().map(Processes::ofComponent))
					.toList();
				processes.forEach(Processes::kill);
				start();
			});

	/** Stops the cluster and starts it again, as for a reboot of its machine. */
	static final Fault STOPPED = Fault.ofEveryVisit("cluster-stopped",
			"`cluster/down` without `destroy`; then `cluster/up`", "every visit, until all replicas are back",
			(target) -> {
				Shell.run("cluster/down");
				start();
			});

	private ClusterFaults() {
	}

	/** Also pushes the image to the registry again. */
	private static void start() {
		Shell.run("commands/ready");
	}

	/**
	 * Sends SIGKILL to a component of the cluster. No component is on the way of a visit.
	 */
	static Fault killed(String component) {
		return Fault.ofNoVisit(component + "-killed", "the cluster's " + component + " gets a SIGKILL", (target) -> {
			long before = Processes.ofComponent(component);
			Processes.kill(before);
			Target.await(component + " to be there again", () -> isReplaced(component, before)
					&& Shell.attempt("kubectl", "get", "--raw", "/readyz").status() == 0);
			target.awaitWell();
		});
	}

	/**
	 * Whether the component runs again; the supervisor reports process 0 until it starts
	 * a component again.
	 */
	private static boolean isReplaced(String component, long before) {
		long now = Processes.ofComponent(component);
		return now != 0 && now != before;
	}

}
