package timestamps.e2e.soak;

import java.util.List;
import java.util.stream.Stream;

import timestamps.e2e.Processes;
import timestamps.e2e.Shell;

/**
 * Sends SIGKILL to every component of the cluster, and to the supervisor, which would
 * start them again.
 */
final class ClusterKilled implements Fault {

	@Override
	public String name() {
		return "cluster-killed";
	}

	@Override
	public Description description() {
		return new Description("all of the cluster's components and their supervisor get a SIGKILL; then `cluster/up`",
				"every visit, until all replicas are back");
	}

	@Override
	public Toll strike(Target target) {
		List<String> components = Shell.run("cluster/ctl", "status").lines().map((line) -> line.split(" ")[0]).toList();
		List<Long> processes = Stream
			.concat(Stream.of(Processes.ofSupervisor()), components.stream().map(Processes::ofComponent))
			.toList();
		processes.forEach(Processes::kill);
		Shell.run("commands/ready"); // which also pushes the image to the registry again
		return Toll.everythingUntil(target.awaitWell().plus(Target.PROXY));
	}

}
